CREATE TYPE "public"."attempt_kind" AS ENUM('letter', 'email_code', 'email_send', 'staff', 'not_me');--> statement-breakpoint
CREATE TYPE "public"."code_purpose" AS ENUM('confirm_email', 'sign_in');--> statement-breakpoint
CREATE TYPE "public"."session_level" AS ENUM('letter', 'email', 'password');--> statement-breakpoint
CREATE TYPE "public"."document_kind" AS ENUM('invoice', 'letter', 'contract', 'receipt', 'other');--> statement-breakpoint
CREATE TYPE "public"."not_me_reason" AS ENUM('other_person', 'moved', 'deceased', 'fraud', 'other');--> statement-breakpoint
CREATE TYPE "public"."debt_kind" AS ENUM('goods', 'services', 'telecom', 'energy', 'water', 'rent', 'subscription', 'medical', 'insurance', 'credit', 'education', 'transport', 'other');--> statement-breakpoint
CREATE TYPE "public"."ledger_kind" AS ENUM('payment', 'credit_note', 'reversal');--> statement-breakpoint
CREATE TYPE "public"."plan_interval" AS ENUM('week', 'month');--> statement-breakpoint
CREATE TYPE "public"."reminder_channel" AS ENUM('post', 'registered', 'email', 'sms');--> statement-breakpoint
CREATE TYPE "public"."reminder_kind" AS ENUM('first_reminder', 'reminder', 'formal_notice');--> statement-breakpoint
CREATE TYPE "public"."debtor_kind" AS ENUM('consumer', 'enterprise');--> statement-breakpoint
CREATE TYPE "public"."locale" AS ENUM('nl', 'fr', 'de', 'en');--> statement-breakpoint
CREATE TYPE "public"."staff_reach" AS ENUM('all', 'listed');--> statement-breakpoint
CREATE TYPE "public"."staff_role" AS ENUM('agent', 'administrator');--> statement-breakpoint
CREATE SEQUENCE "public"."structured_communication_base" INCREMENT BY 1 MINVALUE 1 MAXVALUE 8999999999 START WITH 8000000001 CACHE 1;--> statement-breakpoint
CREATE TABLE "access_codes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dossier_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"replaced_at" timestamp (3) with time zone,
	"first_used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"type" text NOT NULL,
	"dossier_id" uuid,
	"facts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "one_time_codes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"purpose" "code_purpose" NOT NULL,
	"debtor_id" uuid,
	"email" text NOT NULL,
	"code_hash" text NOT NULL,
	"browser_hash" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "session_debtors" (
	"session_id" uuid NOT NULL,
	"debtor_id" uuid NOT NULL,
	CONSTRAINT "session_debtors_session_id_debtor_id_pk" PRIMARY KEY("session_id","debtor_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"staff_id" uuid,
	"level" "session_level" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sign_in_attempts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" "attempt_kind" NOT NULL,
	"subject_hash" text NOT NULL,
	"address_hash" text NOT NULL,
	"succeeded" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"file_id" uuid PRIMARY KEY NOT NULL,
	"draft_id" uuid,
	"message_id" uuid,
	"position" integer NOT NULL,
	CONSTRAINT "attachments_one_place" CHECK (("attachments"."draft_id" is null) <> ("attachments"."message_id" is null))
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dossier_id" uuid NOT NULL,
	"invoice_id" uuid,
	"file_id" uuid NOT NULL,
	"kind" "document_kind" NOT NULL,
	"title" text NOT NULL,
	"issued_on" date NOT NULL,
	"added_by_staff_id" uuid,
	"submission_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dossier_id" uuid NOT NULL,
	"storage_key" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"sha256" char(64) NOT NULL,
	"uploaded_by_debtor_id" uuid,
	"uploaded_by_staff_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message_drafts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dossier_id" uuid NOT NULL,
	"debtor_id" uuid,
	"staff_id" uuid,
	"body" text DEFAULT '' NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "message_drafts_one_author" CHECK (("message_drafts"."debtor_id" is null) <> ("message_drafts"."staff_id" is null))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dossier_id" uuid NOT NULL,
	"debtor_id" uuid,
	"staff_id" uuid,
	"submission_id" uuid NOT NULL,
	"body" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "messages_one_author" CHECK (("messages"."debtor_id" is null) <> ("messages"."staff_id" is null))
);
--> statement-breakpoint
CREATE TABLE "not_me_reports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"receipt" text NOT NULL,
	"submission_id" uuid NOT NULL,
	"dossier_id" uuid,
	"typed_reference" text,
	"reason" "not_me_reason" NOT NULL,
	"explanation" text NOT NULL,
	"contact" text,
	"language" "locale" NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL,
	"handled_at" timestamp (3) with time zone,
	"handled_by_staff_id" uuid
);
--> statement-breakpoint
CREATE TABLE "dossiers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"creditor_id" uuid NOT NULL,
	"debtor_id" uuid NOT NULL,
	"import_id" uuid,
	"number" text NOT NULL,
	"reference" char(10) NOT NULL,
	"structured_communication" char(12) NOT NULL,
	"debt_kind" "debt_kind" DEFAULT 'other' NOT NULL,
	"is_recurring" boolean,
	"contract_on" date,
	"contract_renewed_on" date,
	"charge_clause_text" text,
	"charge_clause_flat_cents" bigint,
	"charge_clause_bps" integer,
	"charge_clause_minimum_cents" bigint,
	"interest_rate_per_year_bps" integer,
	"original_creditor_name" text,
	"original_creditor_enterprise_number" text,
	"original_creditor_address" text,
	"assigned_on" date,
	"closed_on" date,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"file_name" text NOT NULL,
	"sha256" char(64) NOT NULL,
	"rows" integer NOT NULL,
	"new_invoices" integer NOT NULL,
	"new_dossiers" integer NOT NULL,
	"principal_cents" bigint NOT NULL,
	"imported_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dossier_id" uuid NOT NULL,
	"number" text NOT NULL,
	"description" text NOT NULL,
	"issued_on" date NOT NULL,
	"due_on" date NOT NULL,
	"principal_cents" bigint NOT NULL,
	"claimed_charge_cents" bigint,
	"claimed_interest_cents" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invoices_principal_positive" CHECK ("invoices"."principal_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"dossier_id" uuid NOT NULL,
	"invoice_id" uuid,
	"kind" "ledger_kind" NOT NULL,
	"amount_cents" bigint NOT NULL,
	"value_on" date NOT NULL,
	"source" text NOT NULL,
	"reverses_id" bigint,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_entries_sign" CHECK (("ledger_entries"."kind" = 'reversal') = ("ledger_entries"."amount_cents" < 0) and "ledger_entries"."amount_cents" <> 0)
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dossier_id" uuid NOT NULL,
	"agreed_on" date NOT NULL,
	"first_due_on" date NOT NULL,
	"instalment_cents" bigint NOT NULL,
	"instalments" integer NOT NULL,
	"every" "plan_interval" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dossier_id" uuid NOT NULL,
	"invoice_id" uuid,
	"kind" "reminder_kind" NOT NULL,
	"channel" "reminder_channel" NOT NULL,
	"sent_on" date NOT NULL,
	"cost_cents" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "creditors" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"enterprise_number" text NOT NULL,
	"name" text NOT NULL,
	"street" text,
	"postal_code" text,
	"city" text,
	"country" text DEFAULT 'BE' NOT NULL,
	"email" text,
	"phone" text,
	"is_sme" boolean,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "debtors" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"creditor_id" uuid NOT NULL,
	"number" text NOT NULL,
	"kind" "debtor_kind" NOT NULL,
	"name" text NOT NULL,
	"street" text,
	"postal_code" text,
	"city" text,
	"country" text DEFAULT 'BE' NOT NULL,
	"language" "locale" NOT NULL,
	"email" text,
	"email_consent_on" date,
	"phone" text,
	"phone_consent_on" date,
	"confirmed_email" text,
	"confirmed_email_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"language" "locale" DEFAULT 'nl' NOT NULL,
	"password_hash" text NOT NULL,
	"role" "staff_role" NOT NULL,
	"reach" "staff_reach" DEFAULT 'listed' NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_creditors" (
	"staff_id" uuid NOT NULL,
	"creditor_id" uuid NOT NULL,
	CONSTRAINT "staff_creditors_staff_id_creditor_id_pk" PRIMARY KEY("staff_id","creditor_id")
);
--> statement-breakpoint
ALTER TABLE "access_codes" ADD CONSTRAINT "access_codes_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_codes" ADD CONSTRAINT "one_time_codes_debtor_id_debtors_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_debtors" ADD CONSTRAINT "session_debtors_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_debtors" ADD CONSTRAINT "session_debtors_debtor_id_debtors_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_draft_id_message_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."message_drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_added_by_staff_id_staff_id_fk" FOREIGN KEY ("added_by_staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_uploaded_by_debtor_id_debtors_id_fk" FOREIGN KEY ("uploaded_by_debtor_id") REFERENCES "public"."debtors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_uploaded_by_staff_id_staff_id_fk" FOREIGN KEY ("uploaded_by_staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_drafts" ADD CONSTRAINT "message_drafts_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_drafts" ADD CONSTRAINT "message_drafts_debtor_id_debtors_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_drafts" ADD CONSTRAINT "message_drafts_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_debtor_id_debtors_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "not_me_reports" ADD CONSTRAINT "not_me_reports_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "not_me_reports" ADD CONSTRAINT "not_me_reports_handled_by_staff_id_staff_id_fk" FOREIGN KEY ("handled_by_staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_creditor_id_creditors_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_debtor_id_debtors_id_fk" FOREIGN KEY ("debtor_id") REFERENCES "public"."debtors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_reverses_id_ledger_entries_id_fk" FOREIGN KEY ("reverses_id") REFERENCES "public"."ledger_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "debtors" ADD CONSTRAINT "debtors_creditor_id_creditors_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_creditors" ADD CONSTRAINT "staff_creditors_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_creditors" ADD CONSTRAINT "staff_creditors_creditor_id_creditors_id_fk" FOREIGN KEY ("creditor_id") REFERENCES "public"."creditors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_codes_dossier_id_index" ON "access_codes" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "audit_events_dossier_id_at_index" ON "audit_events" USING btree ("dossier_id","at");--> statement-breakpoint
CREATE INDEX "audit_events_actor_id_at_index" ON "audit_events" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "audit_events_at_index" ON "audit_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "one_time_codes_debtor_id_index" ON "one_time_codes" USING btree ("debtor_id");--> statement-breakpoint
CREATE INDEX "one_time_codes_browser_hash_index" ON "one_time_codes" USING btree ("browser_hash");--> statement-breakpoint
CREATE INDEX "session_debtors_debtor_id_index" ON "session_debtors" USING btree ("debtor_id");--> statement-breakpoint
CREATE INDEX "sessions_staff_id_index" ON "sessions" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "sessions_expires_at_index" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_kind_subject_hash_at_index" ON "sign_in_attempts" USING btree ("kind","subject_hash","at");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_kind_address_hash_at_index" ON "sign_in_attempts" USING btree ("kind","address_hash","at");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_at_index" ON "sign_in_attempts" USING btree ("at");--> statement-breakpoint
CREATE INDEX "attachments_draft_id_index" ON "attachments" USING btree ("draft_id");--> statement-breakpoint
CREATE INDEX "attachments_message_id_index" ON "attachments" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "documents_dossier_id_index" ON "documents" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "documents_invoice_id_index" ON "documents" USING btree ("invoice_id");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_file_id_index" ON "documents" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "documents_added_by_staff_id_index" ON "documents" USING btree ("added_by_staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_submission_id_index" ON "documents" USING btree ("submission_id");--> statement-breakpoint
CREATE UNIQUE INDEX "files_storage_key_index" ON "files" USING btree ("storage_key");--> statement-breakpoint
CREATE INDEX "files_dossier_id_index" ON "files" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "files_uploaded_by_debtor_id_index" ON "files" USING btree ("uploaded_by_debtor_id");--> statement-breakpoint
CREATE INDEX "files_uploaded_by_staff_id_index" ON "files" USING btree ("uploaded_by_staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "message_drafts_dossier_id_debtor_id_index" ON "message_drafts" USING btree ("dossier_id","debtor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "message_drafts_dossier_id_staff_id_index" ON "message_drafts" USING btree ("dossier_id","staff_id");--> statement-breakpoint
CREATE INDEX "message_drafts_debtor_id_index" ON "message_drafts" USING btree ("debtor_id");--> statement-breakpoint
CREATE INDEX "message_drafts_staff_id_index" ON "message_drafts" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "messages_dossier_id_sent_at_index" ON "messages" USING btree ("dossier_id","sent_at");--> statement-breakpoint
CREATE INDEX "messages_debtor_id_index" ON "messages" USING btree ("debtor_id");--> statement-breakpoint
CREATE INDEX "messages_staff_id_index" ON "messages" USING btree ("staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_submission_id_index" ON "messages" USING btree ("submission_id");--> statement-breakpoint
CREATE UNIQUE INDEX "not_me_reports_submission_id_index" ON "not_me_reports" USING btree ("submission_id");--> statement-breakpoint
CREATE UNIQUE INDEX "not_me_reports_receipt_index" ON "not_me_reports" USING btree ("receipt");--> statement-breakpoint
CREATE INDEX "not_me_reports_dossier_id_index" ON "not_me_reports" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "not_me_reports_handled_by_staff_id_index" ON "not_me_reports" USING btree ("handled_by_staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "dossiers_creditor_id_number_index" ON "dossiers" USING btree ("creditor_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "dossiers_reference_index" ON "dossiers" USING btree ("reference");--> statement-breakpoint
CREATE UNIQUE INDEX "dossiers_structured_communication_index" ON "dossiers" USING btree ("structured_communication");--> statement-breakpoint
CREATE INDEX "dossiers_debtor_id_index" ON "dossiers" USING btree ("debtor_id");--> statement-breakpoint
CREATE INDEX "dossiers_import_id_index" ON "dossiers" USING btree ("import_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_dossier_id_number_index" ON "invoices" USING btree ("dossier_id","number");--> statement-breakpoint
CREATE INDEX "invoices_number_index" ON "invoices" USING btree ("number");--> statement-breakpoint
CREATE INDEX "ledger_entries_dossier_id_index" ON "ledger_entries" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_invoice_id_index" ON "ledger_entries" USING btree ("invoice_id");--> statement-breakpoint
CREATE INDEX "ledger_entries_reverses_id_index" ON "ledger_entries" USING btree ("reverses_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_entries_source_index" ON "ledger_entries" USING btree ("source");--> statement-breakpoint
CREATE UNIQUE INDEX "plans_dossier_id_index" ON "plans" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "reminders_dossier_id_index" ON "reminders" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "reminders_invoice_id_index" ON "reminders" USING btree ("invoice_id");--> statement-breakpoint
CREATE UNIQUE INDEX "creditors_enterprise_number_index" ON "creditors" USING btree ("enterprise_number");--> statement-breakpoint
CREATE UNIQUE INDEX "debtors_creditor_id_number_index" ON "debtors" USING btree ("creditor_id","number");--> statement-breakpoint
CREATE INDEX "debtors_confirmed_email_index" ON "debtors" USING btree ("confirmed_email");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_email_index" ON "staff" USING btree ("email");--> statement-breakpoint
CREATE INDEX "staff_creditors_creditor_id_index" ON "staff_creditors" USING btree ("creditor_id");