CREATE TYPE "public"."filing_kind" AS ENUM('plan', 'planChange', 'dispute', 'mediation', 'settlement', 'proof', 'pause');--> statement-breakpoint
CREATE TYPE "public"."stop_kind" AS ENUM('plan', 'dispute', 'mediation', 'settlement', 'proof', 'pause', 'notMe');--> statement-breakpoint
CREATE TYPE "public"."plan_change" AS ENUM('move', 'skip', 'lower', 'pause');--> statement-breakpoint
CREATE TYPE "public"."plan_end" AS ENUM('replaced', 'changed', 'broken', 'settlement');--> statement-breakpoint
ALTER TYPE "public"."attempt_kind" ADD VALUE 'mandate';--> statement-breakpoint
ALTER TYPE "public"."attempt_kind" ADD VALUE 'mandate_code';--> statement-breakpoint
ALTER TYPE "public"."attempt_kind" ADD VALUE 'mandate_send';--> statement-breakpoint
ALTER TYPE "public"."code_purpose" ADD VALUE 'mandate';--> statement-breakpoint
ALTER TYPE "public"."session_level" ADD VALUE 'mandate';--> statement-breakpoint
ALTER TYPE "public"."booked_by" ADD VALUE 'correction';--> statement-breakpoint
ALTER TYPE "public"."set_aside" ADD VALUE 'double' BEFORE 'other';--> statement-breakpoint
ALTER TYPE "public"."message_notice" ADD VALUE 'corrected';--> statement-breakpoint
ALTER TYPE "public"."message_notice" ADD VALUE 'decided';--> statement-breakpoint
ALTER TYPE "public"."message_notice" ADD VALUE 'planAgreed';--> statement-breakpoint
ALTER TYPE "public"."message_notice" ADD VALUE 'planRefused';--> statement-breakpoint
ALTER TYPE "public"."message_notice" ADD VALUE 'planProposed';--> statement-breakpoint
ALTER TYPE "public"."message_notice" ADD VALUE 'planBroken';--> statement-breakpoint
CREATE SEQUENCE "public"."online_tickets" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "bank_set_aside_ends" (
	"set_aside_id" bigint PRIMARY KEY NOT NULL,
	"back_id" bigint,
	"note" text,
	"staff_id" uuid NOT NULL,
	"ended_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bank_waiting" (
	"payment_id" bigint PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "online_asks" (
	"online_payment_id" uuid PRIMARY KEY NOT NULL,
	"ticket" bigint NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refund_returns" (
	"refund_id" uuid PRIMARY KEY NOT NULL,
	"payment_id" bigint NOT NULL,
	"staff_id" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "filing_drafts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dossier_id" uuid NOT NULL,
	"debtor_id" uuid,
	"mandate_id" uuid,
	"kind" "filing_kind" NOT NULL,
	"details" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "filing_drafts_one_author" CHECK (("filing_drafts"."debtor_id" is null) <> ("filing_drafts"."mandate_id" is null))
);
--> statement-breakpoint
CREATE TABLE "filing_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "filing_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"filing_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"act" text NOT NULL,
	"state" text NOT NULL,
	"note" text,
	"details" jsonb,
	"debtor_id" uuid,
	"staff_id" uuid,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "filing_files" (
	"file_id" uuid PRIMARY KEY NOT NULL,
	"draft_id" uuid,
	"filing_id" uuid,
	"event_id" bigint,
	CONSTRAINT "filing_files_one_place" CHECK (("filing_files"."draft_id" is null) <> ("filing_files"."filing_id" is null))
);
--> statement-breakpoint
CREATE TABLE "filings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"submission_id" uuid NOT NULL,
	"dossier_id" uuid NOT NULL,
	"kind" "filing_kind" NOT NULL,
	"number" text NOT NULL,
	"debtor_id" uuid,
	"mandate_id" uuid,
	"staff_id" uuid,
	"details" jsonb NOT NULL,
	"state" text NOT NULL,
	"filed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "filings_mandate" CHECK ("filings"."mandate_id" is null or ("filings"."kind" = 'plan' and "filings"."debtor_id" is not null)),
	CONSTRAINT "filings_one_author" CHECK (("filings"."debtor_id" is null) <> ("filings"."staff_id" is null))
);
--> statement-breakpoint
CREATE TABLE "stops" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stops_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"dossier_id" uuid NOT NULL,
	"filing_id" uuid,
	"kind" "stop_kind" NOT NULL,
	"from_on" date NOT NULL,
	"last_on" date,
	"registered_on" date,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_on" date,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "stops_end" CHECK (("stops"."ended_on" is null) = ("stops"."ended_at" is null)),
	CONSTRAINT "stops_settlement" CHECK ("stops"."registered_on" is null or "stops"."kind" = 'settlement')
);
--> statement-breakpoint
CREATE TABLE "mandates" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dossier_id" uuid NOT NULL,
	"debtor_id" uuid NOT NULL,
	"name" text NOT NULL,
	"organisation" text NOT NULL,
	"email" text NOT NULL,
	"may_download" boolean NOT NULL,
	"may_message" boolean NOT NULL,
	"may_plan" boolean NOT NULL,
	"from_on" date NOT NULL,
	"last_on" date NOT NULL,
	"drafted_at" timestamp (3) with time zone NOT NULL,
	"given_at" timestamp (3) with time zone,
	"code_hash" text,
	"access_code_id" uuid,
	"used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by_debtor_id" uuid,
	CONSTRAINT "mandates_days" CHECK ("mandates"."from_on" <= "mandates"."last_on" and "mandates"."last_on" <= "mandates"."from_on" + interval '12 months'),
	CONSTRAINT "mandates_given" CHECK (("mandates"."given_at" is null) = ("mandates"."code_hash" is null)),
	CONSTRAINT "mandates_revoked" CHECK ("mandates"."revoked_at" is null or "mandates"."given_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "plan_instalments" (
	"plan_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"due_on" date NOT NULL,
	"base_on" date NOT NULL,
	"amount_cents" bigint NOT NULL,
	CONSTRAINT "plan_instalments_plan_id_number_pk" PRIMARY KEY("plan_id","number"),
	CONSTRAINT "plan_instalments_amount" CHECK ("plan_instalments"."amount_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "plan_rules" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_rules_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"creditor_id" uuid,
	"submission_id" uuid NOT NULL,
	"least_instalment_cents" bigint NOT NULL,
	"most_months" integer NOT NULL,
	"first_within_days" integer NOT NULL,
	"grace_days" integer NOT NULL,
	"move_days" integer NOT NULL,
	"skips_per_year" integer NOT NULL,
	"lower_months" integer NOT NULL,
	"lower_to_bps" integer NOT NULL,
	"lowers_per_year" integer NOT NULL,
	"extra_months" integer NOT NULL,
	"pause_days" integer NOT NULL,
	"days_between_pauses" integer NOT NULL,
	"staff_id" uuid,
	"set_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
-- The table that the portal begins with: at least 25 euros, twelve months, half the amount for three months, once a year.
INSERT INTO plan_rules (submission_id, least_instalment_cents, most_months, first_within_days, grace_days, move_days,
  skips_per_year, lower_months, lower_to_bps, lowers_per_year, extra_months, pause_days, days_between_pauses, set_at)
VALUES (gen_random_uuid(), 2500, 12, 45, 5, 14, 1, 3, 5000, 1, 3, 30, 365, now());--> statement-breakpoint
ALTER TABLE "message_drafts" DROP CONSTRAINT "message_drafts_one_author";--> statement-breakpoint
DROP INDEX "bank_bookings_payment_id_dossier_id_index";--> statement-breakpoint
DROP INDEX "bank_payments_payer_account_amount_cents_index";--> statement-breakpoint
DROP INDEX "online_payment_events_once";--> statement-breakpoint
DROP INDEX "plans_dossier_id_index";--> statement-breakpoint
ALTER TABLE "one_time_codes" ADD COLUMN "mandate_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "mandate_id" uuid;--> statement-breakpoint
ALTER TABLE "bank_set_asides" DROP CONSTRAINT "bank_set_asides_pkey";--> statement-breakpoint
ALTER TABLE "bank_set_asides" ADD COLUMN "id" bigint PRIMARY KEY NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "bank_set_asides_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "bank_statements" ADD COLUMN "known_payments" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "message_drafts" ADD COLUMN "mandate_id" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "mandate_id" uuid;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "paid_before_cents" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "rules_id" bigint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "filing_id" uuid;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "changes_id" uuid;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "change" "plan_change";--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "by_rules" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "ended_on" date;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "end_kind" "plan_end";--> statement-breakpoint
ALTER TABLE "bank_set_aside_ends" ADD CONSTRAINT "bank_set_aside_ends_set_aside_id_bank_set_asides_id_fk" FOREIGN KEY ("set_aside_id") REFERENCES "public"."bank_set_asides"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_set_aside_ends" ADD CONSTRAINT "bank_set_aside_ends_back_id_bank_payments_id_fk" FOREIGN KEY ("back_id") REFERENCES "public"."bank_payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_set_aside_ends" ADD CONSTRAINT "bank_set_aside_ends_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "online_asks" ADD CONSTRAINT "online_asks_online_payment_id_online_payments_id_fk" FOREIGN KEY ("online_payment_id") REFERENCES "public"."online_payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_returns" ADD CONSTRAINT "refund_returns_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_returns" ADD CONSTRAINT "refund_returns_payment_id_bank_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."bank_payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_returns" ADD CONSTRAINT "refund_returns_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filing_drafts" ADD CONSTRAINT "filing_drafts_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filing_drafts" ADD CONSTRAINT "filing_drafts_debtor_id_debtors_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filing_drafts" ADD CONSTRAINT "filing_drafts_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filing_events" ADD CONSTRAINT "filing_events_filing_id_filings_id_fk" FOREIGN KEY ("filing_id") REFERENCES "public"."filings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filing_events" ADD CONSTRAINT "filing_events_debtor_id_debtors_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filing_events" ADD CONSTRAINT "filing_events_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filing_files" ADD CONSTRAINT "filing_files_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filing_files" ADD CONSTRAINT "filing_files_draft_id_filing_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."filing_drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filing_files" ADD CONSTRAINT "filing_files_filing_id_filings_id_fk" FOREIGN KEY ("filing_id") REFERENCES "public"."filings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filing_files" ADD CONSTRAINT "filing_files_event_id_filing_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."filing_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_debtor_id_debtors_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stops" ADD CONSTRAINT "stops_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stops" ADD CONSTRAINT "stops_filing_id_filings_id_fk" FOREIGN KEY ("filing_id") REFERENCES "public"."filings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_debtor_id_debtors_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_revoked_by_debtor_id_debtors_id_fk" FOREIGN KEY ("revoked_by_debtor_id") REFERENCES "public"."debtors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_instalments" ADD CONSTRAINT "plan_instalments_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_rules" ADD CONSTRAINT "plan_rules_creditor_id_creditors_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_rules" ADD CONSTRAINT "plan_rules_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_set_aside_ends_back_id_index" ON "bank_set_aside_ends" USING btree ("back_id");--> statement-breakpoint
CREATE INDEX "bank_set_aside_ends_staff_id_index" ON "bank_set_aside_ends" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "online_asks_asked_at_index" ON "online_asks" USING btree ("asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "refund_returns_payment_id_index" ON "refund_returns" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "refund_returns_staff_id_index" ON "refund_returns" USING btree ("staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "filing_drafts_dossier_id_debtor_id_kind_index" ON "filing_drafts" USING btree ("dossier_id","debtor_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "filing_drafts_dossier_id_mandate_id_kind_index" ON "filing_drafts" USING btree ("dossier_id","mandate_id","kind");--> statement-breakpoint
CREATE INDEX "filing_drafts_debtor_id_index" ON "filing_drafts" USING btree ("debtor_id");--> statement-breakpoint
CREATE INDEX "filing_drafts_mandate_id_index" ON "filing_drafts" USING btree ("mandate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "filing_events_submission_id_index" ON "filing_events" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "filing_events_filing_id_id_index" ON "filing_events" USING btree ("filing_id","id");--> statement-breakpoint
CREATE INDEX "filing_events_debtor_id_index" ON "filing_events" USING btree ("debtor_id");--> statement-breakpoint
CREATE INDEX "filing_events_staff_id_index" ON "filing_events" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "filing_files_draft_id_index" ON "filing_files" USING btree ("draft_id");--> statement-breakpoint
CREATE INDEX "filing_files_filing_id_index" ON "filing_files" USING btree ("filing_id");--> statement-breakpoint
CREATE INDEX "filing_files_event_id_index" ON "filing_files" USING btree ("event_id");--> statement-breakpoint
CREATE UNIQUE INDEX "filings_submission_id_index" ON "filings" USING btree ("submission_id");--> statement-breakpoint
CREATE UNIQUE INDEX "filings_number_index" ON "filings" USING btree ("number");--> statement-breakpoint
CREATE INDEX "filings_dossier_id_filed_at_index" ON "filings" USING btree ("dossier_id","filed_at");--> statement-breakpoint
CREATE INDEX "filings_kind_state_filed_at_index" ON "filings" USING btree ("kind","state","filed_at");--> statement-breakpoint
CREATE INDEX "filings_debtor_id_index" ON "filings" USING btree ("debtor_id");--> statement-breakpoint
CREATE INDEX "filings_mandate_id_index" ON "filings" USING btree ("mandate_id");--> statement-breakpoint
CREATE INDEX "filings_staff_id_index" ON "filings" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "stops_dossier_id_index" ON "stops" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "stops_filing_id_index" ON "stops" USING btree ("filing_id");--> statement-breakpoint
CREATE INDEX "mandates_dossier_id_index" ON "mandates" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "mandates_debtor_id_index" ON "mandates" USING btree ("debtor_id");--> statement-breakpoint
CREATE INDEX "mandates_revoked_by_debtor_id_index" ON "mandates" USING btree ("revoked_by_debtor_id");--> statement-breakpoint
CREATE INDEX "mandates_access_code_id_index" ON "mandates" USING btree ("access_code_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mandates_one_draft" ON "mandates" USING btree ("dossier_id","debtor_id") WHERE given_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "plan_rules_submission_id_index" ON "plan_rules" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "plan_rules_creditor_id_id_index" ON "plan_rules" USING btree ("creditor_id","id");--> statement-breakpoint
CREATE INDEX "plan_rules_staff_id_index" ON "plan_rules" USING btree ("staff_id");--> statement-breakpoint
ALTER TABLE "one_time_codes" ADD CONSTRAINT "one_time_codes_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_drafts" ADD CONSTRAINT "message_drafts_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_rules_id_plan_rules_id_fk" FOREIGN KEY ("rules_id") REFERENCES "public"."plan_rules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_filing_id_filings_id_fk" FOREIGN KEY ("filing_id") REFERENCES "public"."filings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_changes_id_plans_id_fk" FOREIGN KEY ("changes_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "one_time_codes_mandate_id_index" ON "one_time_codes" USING btree ("mandate_id");--> statement-breakpoint
CREATE INDEX "sessions_mandate_id_index" ON "sessions" USING btree ("mandate_id");--> statement-breakpoint
CREATE INDEX "bank_bookings_payment_id_index" ON "bank_bookings" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "bank_payments_alike" ON "bank_payments" USING btree ("payer_account","amount_cents","value_on",coalesce("communications"[1], ''));--> statement-breakpoint
CREATE INDEX "bank_set_asides_payment_id_index" ON "bank_set_asides" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "online_payment_events_online_payment_id_index" ON "online_payment_events" USING btree ("online_payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "message_drafts_dossier_id_mandate_id_index" ON "message_drafts" USING btree ("dossier_id","mandate_id");--> statement-breakpoint
CREATE INDEX "message_drafts_mandate_id_index" ON "message_drafts" USING btree ("mandate_id");--> statement-breakpoint
CREATE INDEX "messages_mandate_id_index" ON "messages" USING btree ("mandate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "plans_one_running" ON "plans" USING btree ("dossier_id") WHERE ended_on is null;--> statement-breakpoint
CREATE INDEX "plans_filing_id_index" ON "plans" USING btree ("filing_id");--> statement-breakpoint
CREATE INDEX "plans_rules_id_index" ON "plans" USING btree ("rules_id");--> statement-breakpoint
CREATE UNIQUE INDEX "plans_changes_id_index" ON "plans" USING btree ("changes_id");--> statement-breakpoint
CREATE INDEX "plans_dossier_id_index" ON "plans" USING btree ("dossier_id");--> statement-breakpoint
ALTER TABLE "message_drafts" ADD CONSTRAINT "message_drafts_one_author" CHECK (num_nonnulls("message_drafts"."debtor_id", "message_drafts"."mandate_id", "message_drafts"."staff_id") = 1);--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_mandate" CHECK ("messages"."mandate_id" is null or "messages"."debtor_id" is not null);--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_end" CHECK (("plans"."ended_on" is null) = ("plans"."end_kind" is null));--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_change" CHECK (("plans"."changes_id" is null) = ("plans"."change" is null));--> statement-breakpoint
ALTER TABLE plans ALTER COLUMN paid_before_cents DROP DEFAULT, ALTER COLUMN rules_id DROP DEFAULT, ALTER COLUMN by_rules DROP DEFAULT;--> statement-breakpoint
UPDATE plans SET paid_before_cents = coalesce((SELECT sum(amount_cents) FROM ledger_entries entry
  WHERE entry.dossier_id = plans.dossier_id AND entry.kind <> 'credit_note' AND entry.value_on < plans.agreed_on), 0);--> statement-breakpoint
INSERT INTO plan_instalments (plan_id, number, due_on, base_on, amount_cents)
SELECT id, place, due_on, due_on, instalment_cents FROM plans, generate_series(1, instalments) AS place,
  LATERAL (SELECT (first_due_on + (CASE every WHEN 'week' THEN interval '7 days' ELSE interval '1 month' END) * (place - 1))::date AS due_on) AS rhythm;--> statement-breakpoint
CREATE TRIGGER bank_set_aside_ends_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bank_set_aside_ends
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER refund_returns_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON refund_returns
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER filing_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON filing_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER plan_rules_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON plan_rules
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER plan_instalments_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON plan_instalments
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
INSERT INTO bank_waiting (payment_id)
SELECT payment.id FROM bank_payments payment
WHERE coalesce(payment.amount_cents > (SELECT abs(coalesce(sum(entry.amount_cents), 0)) FROM bank_bookings booked
  JOIN ledger_entries entry ON entry.id = booked.ledger_entry_id WHERE booked.payment_id = payment.id), true)
AND NOT EXISTS (SELECT 1 FROM bank_set_asides aside WHERE aside.payment_id = payment.id);--> statement-breakpoint
-- What is taken back of a payment is never more than it was, whoever writes it.
CREATE FUNCTION refuse_too_much_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM ledger_entries WHERE id = new.reverses_id FOR UPDATE;
  IF (SELECT paid.amount_cents + coalesce(sum(back.amount_cents), 0) FROM ledger_entries paid
      LEFT JOIN ledger_entries back ON back.reverses_id = paid.id
      WHERE paid.id = new.reverses_id GROUP BY paid.id) < 0 THEN
    RAISE EXCEPTION 'more is taken back of entry % than it was', new.reverses_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER ledger_entries_back AFTER INSERT ON ledger_entries
  FOR EACH ROW WHEN (new.reverses_id IS NOT NULL) EXECUTE FUNCTION refuse_too_much_back();
