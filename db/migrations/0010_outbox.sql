CREATE TYPE "public"."contact_event" AS ENUM('sent', 'byPost', 'portal', 'later', 'refused', 'failed', 'bounced');--> statement-breakpoint
CREATE TYPE "public"."mail_kind" AS ENUM('code', 'receipt', 'answer', 'decision', 'news', 'plan', 'booked', 'closing', 'statement', 'instalmentSoon', 'instalmentLate');--> statement-breakpoint
CREATE TYPE "public"."mail_state" AS ENUM('waiting', 'sent', 'byPost', 'portal', 'refused', 'failed', 'bounced');--> statement-breakpoint
ALTER TYPE "public"."letter_cause" ADD VALUE 'paper';--> statement-breakpoint
ALTER TYPE "public"."letter_kind" ADD VALUE 'plan';--> statement-breakpoint
ALTER TYPE "public"."letter_kind" ADD VALUE 'closing';--> statement-breakpoint
ALTER TYPE "public"."letter_kind" ADD VALUE 'statement';--> statement-breakpoint
CREATE TABLE "contact_wishes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contact_wishes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"debtor_id" uuid NOT NULL,
	"papers_by_mail" boolean NOT NULL,
	"remind_before" boolean NOT NULL,
	"reminders_by_mail" boolean NOT NULL,
	"weekdays" integer[] NOT NULL,
	"most_a_week" integer,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contact_wishes_week" CHECK ("contact_wishes"."most_a_week" is null or "contact_wishes"."most_a_week" between 1 and 7)
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contacts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"debtor_id" uuid NOT NULL,
	"dossier_id" uuid,
	"mail_id" uuid,
	"kind" text NOT NULL,
	"event" "contact_event" NOT NULL,
	"reason" text,
	"until" timestamp (3) with time zone,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" "mail_kind" NOT NULL,
	"cause" text NOT NULL,
	"dossier_id" uuid,
	"debtor_id" uuid,
	"language" "locale" NOT NULL,
	"facts" jsonb NOT NULL,
	"sealed" text,
	"file_id" uuid,
	"queued_at" timestamp (3) with time zone NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"useless_at" timestamp (3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"claimed_until" timestamp (3) with time zone,
	"is_unclear" boolean DEFAULT false NOT NULL,
	"state" "mail_state" DEFAULT 'waiting' NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"reason" text,
	CONSTRAINT "mails_ended" CHECK (("mails"."state" = 'waiting') = ("mails"."ended_at" is null)),
	CONSTRAINT "mails_sealed" CHECK ("mails"."sealed" is null or "mails"."state" = 'waiting')
);
--> statement-breakpoint
DROP INDEX "letters_one_waiting";--> statement-breakpoint
ALTER TABLE "letters" ADD COLUMN "file_id" uuid;--> statement-breakpoint
ALTER TABLE "contact_wishes" ADD CONSTRAINT "contact_wishes_debtor_id_debtors_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_debtor_id_debtors_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_debtor_id_debtors_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_wishes_debtor_id_id_index" ON "contact_wishes" USING btree ("debtor_id","id");--> statement-breakpoint
CREATE INDEX "contacts_debtor_id_id_index" ON "contacts" USING btree ("debtor_id","id");--> statement-breakpoint
CREATE INDEX "contacts_dossier_id_index" ON "contacts" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "contacts_mail_id_index" ON "contacts" USING btree ("mail_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mails_cause_index" ON "mails" USING btree ("cause");--> statement-breakpoint
CREATE INDEX "mails_waiting" ON "mails" USING btree ("next_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "mails_dossier_id_index" ON "mails" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "mails_debtor_id_index" ON "mails" USING btree ("debtor_id");--> statement-breakpoint
CREATE INDEX "mails_file_id_index" ON "mails" USING btree ("file_id");--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "letters_file_id_index" ON "letters" USING btree ("file_id");--> statement-breakpoint
CREATE UNIQUE INDEX "letters_one_waiting" ON "letters" USING btree ("dossier_id","kind") WHERE printed_at is null and file_id is null;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_paper" CHECK (("letters"."cause"::text = 'paper') = ("letters"."file_id" is not null));--> statement-breakpoint
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- What knows a person goes in an erasure; of money that moved the day and the amount stay. The trail stays whole.
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME IN ('ledger_entries', 'ledger_splits', 'bank_bookings', 'claim_checks', 'claim_decisions',
      'filing_events', 'plan_instalments', 'payment_reports', 'payment_report_outcomes', 'online_payments', 'online_payment_events',
      'contacts', 'contact_wishes')
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
CREATE TRIGGER contacts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON contacts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER contact_wishes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON contact_wishes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
