CREATE TYPE "public"."erasure_mark" AS ENUM('dossier', 'invoice', 'customer', 'person', 'receipt');--> statement-breakpoint
CREATE TYPE "public"."erasure_reason" AS ENUM('wrongPerson', 'fraud', 'minor', 'withdrawn');--> statement-breakpoint
ALTER TYPE "public"."attempt_kind" ADD VALUE 'certificate';--> statement-breakpoint
ALTER TYPE "public"."set_aside" ADD VALUE 'erased';--> statement-breakpoint
ALTER TYPE "public"."not_me_reason" ADD VALUE 'minor' BEFORE 'other';--> statement-breakpoint
ALTER TYPE "public"."message_notice" ADD VALUE 'notMeDecided';--> statement-breakpoint
ALTER TYPE "public"."filing_kind" ADD VALUE 'notMe';--> statement-breakpoint
CREATE TABLE "erasure_lifts" (
	"erasure_id" uuid PRIMARY KEY NOT NULL,
	"note" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"lifted_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "erasure_marks" (
	"kind" "erasure_mark" NOT NULL,
	"hash" text NOT NULL,
	"erasure_id" uuid NOT NULL,
	CONSTRAINT "erasure_marks_kind_hash_erasure_id_pk" PRIMARY KEY("kind","hash","erasure_id")
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"submission_id" uuid NOT NULL,
	"number" text NOT NULL,
	"creditor_id" uuid NOT NULL,
	"reason" "erasure_reason" NOT NULL,
	"erased" jsonb NOT NULL,
	"kept" jsonb NOT NULL,
	"staff_id" uuid NOT NULL,
	"erased_at" timestamp (3) with time zone NOT NULL,
	"xact" text DEFAULT pg_current_xact_id()::text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "refunds" DROP CONSTRAINT "refunds_one_cause";--> statement-breakpoint
ALTER TABLE "filings" DROP CONSTRAINT "filings_one_author";--> statement-breakpoint
ALTER TABLE "not_me_reports" DROP CONSTRAINT "not_me_reports_dossier_id_dossiers_id_fk";
--> statement-breakpoint
DROP INDEX "not_me_reports_dossier_id_index";--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "erasure_id" uuid;--> statement-breakpoint
ALTER TABLE "erasure_lifts" ADD CONSTRAINT "erasure_lifts_erasure_id_erasures_id_fk" FOREIGN KEY ("erasure_id") REFERENCES "public"."erasures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_lifts" ADD CONSTRAINT "erasure_lifts_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_marks" ADD CONSTRAINT "erasure_marks_erasure_id_erasures_id_fk" FOREIGN KEY ("erasure_id") REFERENCES "public"."erasures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_creditor_id_creditors_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "erasure_lifts_staff_id_index" ON "erasure_lifts" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "erasure_marks_erasure_id_index" ON "erasure_marks" USING btree ("erasure_id");--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_submission_id_index" ON "erasures" USING btree ("submission_id");--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_number_index" ON "erasures" USING btree ("number");--> statement-breakpoint
CREATE INDEX "erasures_creditor_id_erased_at_index" ON "erasures" USING btree ("creditor_id","erased_at");--> statement-breakpoint
CREATE INDEX "erasures_staff_id_index" ON "erasures" USING btree ("staff_id");--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_erasure_id_erasures_id_fk" FOREIGN KEY ("erasure_id") REFERENCES "public"."erasures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "refunds_erasure_id_index" ON "refunds" USING btree ("erasure_id");--> statement-breakpoint
ALTER TABLE "not_me_reports" DROP COLUMN "dossier_id";--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_one_cause" CHECK (num_nonnulls("refunds"."dossier_id", "refunds"."payment_id", "refunds"."erasure_id") = 1);--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_one_author" CHECK (num_nonnulls("filings"."debtor_id", "filings"."staff_id") = 1 or ("filings"."kind"::text = 'notMe' and "filings"."staff_id" is null));--> statement-breakpoint
-- Whether this transaction erases a dossier: it wrote a certificate, and said which one.
CREATE FUNCTION is_erasing() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM erasures WHERE id::text = current_setting('portal.erasure', true)
    AND xact = pg_current_xact_id_if_assigned()::text)
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- What knows a person goes in an erasure; of money that moved the day and the amount stay. The trail stays whole.
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME IN ('ledger_entries', 'ledger_splits', 'bank_bookings', 'claim_checks', 'claim_decisions',
      'filing_events', 'plan_instalments', 'payment_reports', 'payment_report_outcomes', 'online_payments', 'online_payment_events')
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
CREATE TRIGGER erasures_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON erasures
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER erasure_marks_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON erasure_marks
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER erasure_lifts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON erasure_lifts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
