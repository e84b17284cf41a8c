ALTER TYPE "public"."erasure_reason" ADD VALUE 'expired';--> statement-breakpoint
CREATE TABLE "retentions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "retentions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"removed" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"xact" text DEFAULT pg_current_xact_id()::text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "erasures" ALTER COLUMN "staff_id" DROP NOT NULL;--> statement-breakpoint
CREATE INDEX "retentions_xact_index" ON "retentions" USING btree ("xact");--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_by" CHECK (("erasures"."staff_id" is null) = ("erasures"."reason"::text = 'expired'));--> statement-breakpoint
-- Whether this transaction removes what is no longer kept: it said so.
CREATE FUNCTION is_retiring() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM retentions WHERE xact = pg_current_xact_id_if_assigned()::text)
$$;--> statement-breakpoint
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
  -- What was sent, and who paid, goes when its term of keeping is over.
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'contacts' OR TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'bank_payments' THEN
    IF is_retiring() THEN
      RETURN NULL;
    END IF;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;--> statement-breakpoint
CREATE TRIGGER retentions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON retentions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
