CREATE TYPE "public"."receipt_kind" AS ENUM('message', 'filing', 'addition', 'report', 'closing');--> statement-breakpoint
CREATE TABLE "receipts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dossier_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"kind" "receipt_kind" NOT NULL,
	"object_id" text NOT NULL,
	"number" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"salt" char(32) NOT NULL,
	"content_hash" char(64) NOT NULL,
	"previous_hash" char(64),
	"hash" char(64) NOT NULL
);
--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "receipts_dossier_id_place_index" ON "receipts" USING btree ("dossier_id","place");--> statement-breakpoint
CREATE UNIQUE INDEX "receipts_kind_object_id_index" ON "receipts" USING btree ("kind","object_id");--> statement-breakpoint
CREATE UNIQUE INDEX "receipts_number_index" ON "receipts" USING btree ("number");--> statement-breakpoint
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- What knows a person goes in an erasure; of money that moved the day and the amount stay. The trail stays whole.
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME IN ('ledger_entries', 'ledger_splits', 'bank_bookings', 'claim_checks', 'claim_decisions',
      'filing_events', 'plan_instalments', 'payment_reports', 'payment_report_outcomes', 'online_payments', 'online_payment_events',
      'contacts', 'contact_wishes', 'receipts')
    OR TG_OP = 'UPDATE' AND TG_TABLE_NAME IN ('bank_payments', 'bank_set_asides', 'bank_set_aside_ends', 'refunds')
  THEN
    IF is_erasing() THEN
      RETURN NULL;
    END IF;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER receipts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON receipts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
