CREATE TYPE "public"."bank_format" AS ENUM('camt053', 'coda');--> statement-breakpoint
CREATE TYPE "public"."bank_parked" AS ENUM('notWholeCents', 'unsplitBatch', 'currency');--> statement-breakpoint
CREATE TYPE "public"."bank_payment_kind" AS ENUM('customer', 'reversal', 'returned');--> statement-breakpoint
CREATE TYPE "public"."booked_by" AS ENUM('structured', 'text', 'reversal', 'staff');--> statement-breakpoint
CREATE TABLE "bank_bookings" (
	"ledger_entry_id" bigint PRIMARY KEY NOT NULL,
	"payment_id" bigint NOT NULL,
	"dossier_id" uuid NOT NULL,
	"by" "booked_by" NOT NULL,
	"staff_id" uuid,
	"booked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bank_payments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bank_payments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"statement_id" uuid NOT NULL,
	"account" text NOT NULL,
	"key" text NOT NULL,
	"kind" "bank_payment_kind" NOT NULL,
	"amount" text NOT NULL,
	"amount_cents" bigint,
	"booked_on" date,
	"value_on" date,
	"payer_name" text,
	"payer_account" text,
	"structured" text,
	"text" text,
	"communications" text[] NOT NULL,
	"end_to_end_id" text,
	"mandate" text,
	"reason" text,
	"parked" "bank_parked",
	CONSTRAINT "bank_payments_parked" CHECK (("bank_payments"."amount_cents" is null) = ("bank_payments"."parked" is not distinct from 'notWholeCents'))
);
--> statement-breakpoint
CREATE TABLE "bank_statements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"file_sha256" text NOT NULL,
	"place" integer NOT NULL,
	"format" "bank_format" NOT NULL,
	"account" text,
	"currency" text,
	"number" text,
	"stated_on" date,
	"credits" integer NOT NULL,
	"debits" integer NOT NULL,
	"credit_sum" text NOT NULL,
	"debit_sum" text NOT NULL,
	"opening" text,
	"closing" text,
	"is_bookable" boolean NOT NULL,
	"reasons" jsonb NOT NULL,
	"payments" integer NOT NULL,
	"staff_id" uuid,
	"imported_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_splits" (
	"ledger_entry_id" bigint NOT NULL,
	"place" smallint NOT NULL,
	"invoice_id" uuid,
	"interest_cents" bigint NOT NULL,
	"principal_cents" bigint NOT NULL,
	"charge_cents" bigint NOT NULL,
	"surplus_cents" bigint NOT NULL,
	CONSTRAINT "ledger_splits_ledger_entry_id_place_pk" PRIMARY KEY("ledger_entry_id","place")
);
--> statement-breakpoint
ALTER TABLE "bank_bookings" ADD CONSTRAINT "bank_bookings_ledger_entry_id_ledger_entries_id_fk" FOREIGN KEY ("ledger_entry_id") REFERENCES "public"."ledger_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_bookings" ADD CONSTRAINT "bank_bookings_payment_id_bank_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."bank_payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_bookings" ADD CONSTRAINT "bank_bookings_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_bookings" ADD CONSTRAINT "bank_bookings_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_payments" ADD CONSTRAINT "bank_payments_statement_id_bank_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."bank_statements"("id") ON DELETE no action ON UPDATE no action DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "bank_statements" ADD CONSTRAINT "bank_statements_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_splits" ADD CONSTRAINT "ledger_splits_ledger_entry_id_ledger_entries_id_fk" FOREIGN KEY ("ledger_entry_id") REFERENCES "public"."ledger_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_splits" ADD CONSTRAINT "ledger_splits_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_bookings_payment_id_dossier_id_index" ON "bank_bookings" USING btree ("payment_id","dossier_id");--> statement-breakpoint
CREATE INDEX "bank_bookings_dossier_id_index" ON "bank_bookings" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "bank_bookings_staff_id_index" ON "bank_bookings" USING btree ("staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_payments_account_key_index" ON "bank_payments" USING btree ("account","key");--> statement-breakpoint
CREATE INDEX "bank_payments_statement_id_index" ON "bank_payments" USING btree ("statement_id");--> statement-breakpoint
CREATE INDEX "bank_payments_payer_account_amount_cents_index" ON "bank_payments" USING btree ("payer_account","amount_cents");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_statements_file_sha256_place_index" ON "bank_statements" USING btree ("file_sha256","place") WHERE is_bookable;--> statement-breakpoint
CREATE INDEX "bank_statements_account_stated_on_index" ON "bank_statements" USING btree ("account","stated_on");--> statement-breakpoint
CREATE INDEX "bank_statements_staff_id_index" ON "bank_statements" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "bank_statements_imported_at_index" ON "bank_statements" USING btree ("imported_at");--> statement-breakpoint
CREATE INDEX "ledger_splits_invoice_id_index" ON "ledger_splits" USING btree ("invoice_id");--> statement-breakpoint
CREATE TRIGGER bank_statements_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bank_statements
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER bank_payments_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bank_payments
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER bank_bookings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON bank_bookings
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER ledger_splits_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_splits
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
