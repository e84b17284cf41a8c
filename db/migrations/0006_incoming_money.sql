CREATE TYPE "public"."online_status" AS ENUM('open', 'pending', 'authorized', 'paid', 'canceled', 'expired', 'failed');--> statement-breakpoint
CREATE TYPE "public"."payment_report_kind" AS ENUM('announced', 'proof');--> statement-breakpoint
CREATE TYPE "public"."payment_report_outcome" AS ENUM('booked', 'creditor', 'notFound');--> statement-breakpoint
CREATE TYPE "public"."set_aside" AS ENUM('refund', 'settlement', 'mediator', 'other');--> statement-breakpoint
CREATE TYPE "public"."message_notice" AS ENUM('extinguished');--> statement-breakpoint
ALTER TYPE "public"."attempt_kind" ADD VALUE 'payment_report';--> statement-breakpoint
ALTER TYPE "public"."attempt_kind" ADD VALUE 'pay_online';--> statement-breakpoint
ALTER TYPE "public"."booked_by" ADD VALUE 'report';--> statement-breakpoint
ALTER TYPE "public"."booked_by" ADD VALUE 'online';--> statement-breakpoint
ALTER TYPE "public"."document_kind" ADD VALUE 'proof' BEFORE 'other';--> statement-breakpoint
CREATE TABLE "bank_set_asides" (
	"payment_id" bigint PRIMARY KEY NOT NULL,
	"kind" "set_aside" NOT NULL,
	"amount_cents" bigint,
	"note" text,
	"staff_id" uuid,
	"set_aside_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bank_uploads" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"storage_key" text NOT NULL,
	"sha256" char(64) NOT NULL,
	"size_bytes" integer NOT NULL,
	"staff_id" uuid NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "creditor_accounts" (
	"creditor_id" uuid NOT NULL,
	"iban" text NOT NULL,
	CONSTRAINT "creditor_accounts_creditor_id_iban_pk" PRIMARY KEY("creditor_id","iban")
);
--> statement-breakpoint
CREATE TABLE "online_payment_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "online_payment_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"online_payment_id" uuid NOT NULL,
	"provider_id" text NOT NULL,
	"status" "online_status" NOT NULL,
	"refunded_cents" bigint NOT NULL,
	"charged_back_cents" bigint NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "online_payments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dossier_id" uuid,
	"communication" char(12) NOT NULL,
	"amount_cents" bigint NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "online_payments_positive" CHECK ("online_payments"."amount_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "payment_report_outcomes" (
	"report_id" uuid PRIMARY KEY NOT NULL,
	"outcome" "payment_report_outcome" NOT NULL,
	"ledger_entry_id" bigint,
	"note" text,
	"staff_id" uuid,
	"decided_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_reports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"submission_id" uuid NOT NULL,
	"dossier_id" uuid NOT NULL,
	"kind" "payment_report_kind" NOT NULL,
	"amount_cents" bigint NOT NULL,
	"paid_on" date NOT NULL,
	"account_end" text NOT NULL,
	"payer_account" text,
	"beneficiary_account" text,
	"communication" text,
	"file_id" uuid,
	"reported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "payment_reports_positive" CHECK ("payment_reports"."amount_cents" > 0),
	CONSTRAINT "payment_reports_proof" CHECK ("payment_reports"."kind" = 'announced' or ("payment_reports"."payer_account" is not null and "payment_reports"."beneficiary_account" is not null))
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"submission_id" uuid NOT NULL,
	"dossier_id" uuid,
	"payment_id" bigint,
	"amount_cents" bigint NOT NULL,
	"account" text NOT NULL,
	"paid_on" date NOT NULL,
	"staff_id" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "refunds_one_cause" CHECK (("refunds"."dossier_id" is null) <> ("refunds"."payment_id" is null)),
	CONSTRAINT "refunds_positive" CHECK ("refunds"."amount_cents" > 0)
);
--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_one_author";--> statement-breakpoint
ALTER TABLE "bank_payments" ALTER COLUMN "statement_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "notice" "message_notice";--> statement-breakpoint
ALTER TABLE "bank_set_asides" ADD CONSTRAINT "bank_set_asides_payment_id_bank_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."bank_payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_set_asides" ADD CONSTRAINT "bank_set_asides_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_uploads" ADD CONSTRAINT "bank_uploads_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "creditor_accounts" ADD CONSTRAINT "creditor_accounts_creditor_id_creditors_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "online_payment_events" ADD CONSTRAINT "online_payment_events_online_payment_id_online_payments_id_fk" FOREIGN KEY ("online_payment_id") REFERENCES "public"."online_payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "online_payments" ADD CONSTRAINT "online_payments_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_report_outcomes" ADD CONSTRAINT "payment_report_outcomes_report_id_payment_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."payment_reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_report_outcomes" ADD CONSTRAINT "payment_report_outcomes_ledger_entry_id_ledger_entries_id_fk" FOREIGN KEY ("ledger_entry_id") REFERENCES "public"."ledger_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_report_outcomes" ADD CONSTRAINT "payment_report_outcomes_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_reports" ADD CONSTRAINT "payment_reports_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_reports" ADD CONSTRAINT "payment_reports_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_id_bank_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."bank_payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_set_asides_staff_id_index" ON "bank_set_asides" USING btree ("staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_uploads_storage_key_index" ON "bank_uploads" USING btree ("storage_key");--> statement-breakpoint
CREATE INDEX "bank_uploads_staff_id_index" ON "bank_uploads" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "creditor_accounts_iban_index" ON "creditor_accounts" USING btree ("iban");--> statement-breakpoint
CREATE UNIQUE INDEX "online_payment_events_once" ON "online_payment_events" USING btree ("online_payment_id","status","refunded_cents","charged_back_cents");--> statement-breakpoint
CREATE INDEX "online_payment_events_provider_id_index" ON "online_payment_events" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "online_payments_dossier_id_index" ON "online_payments" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "payment_report_outcomes_ledger_entry_id_index" ON "payment_report_outcomes" USING btree ("ledger_entry_id");--> statement-breakpoint
CREATE INDEX "payment_report_outcomes_staff_id_index" ON "payment_report_outcomes" USING btree ("staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_reports_submission_id_index" ON "payment_reports" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "payment_reports_dossier_id_index" ON "payment_reports" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "payment_reports_file_id_index" ON "payment_reports" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "payment_reports_amount_cents_paid_on_index" ON "payment_reports" USING btree ("amount_cents","paid_on");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_submission_id_index" ON "refunds" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "refunds_dossier_id_index" ON "refunds" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "refunds_payment_id_index" ON "refunds" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "refunds_staff_id_index" ON "refunds" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "bank_payments_amount_cents_value_on_index" ON "bank_payments" USING btree ("amount_cents","value_on");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_one_author" CHECK (num_nonnulls("messages"."debtor_id", "messages"."staff_id", "messages"."notice") = 1);--> statement-breakpoint
CREATE TRIGGER bank_set_asides_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bank_set_asides
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER refunds_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON refunds
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER payment_reports_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_reports
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER payment_report_outcomes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_report_outcomes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER online_payments_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON online_payments
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER online_payment_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON online_payment_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
