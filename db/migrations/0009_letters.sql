CREATE TYPE "public"."letter_cause" AS ENUM('batch', 'lost', 'staff');--> statement-breakpoint
CREATE TYPE "public"."letter_kind" AS ENUM('access', 'notice');--> statement-breakpoint
ALTER TYPE "public"."attempt_kind" ADD VALUE 'lost_letter';--> statement-breakpoint
CREATE TABLE "letter_batches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" "letter_kind" NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dossier_id" uuid NOT NULL,
	"kind" "letter_kind" NOT NULL,
	"cause" "letter_cause" NOT NULL,
	"ordered_at" timestamp (3) with time zone NOT NULL,
	"ordered_by_staff_id" uuid,
	"batch_id" uuid,
	"language" "locale",
	"pages" integer,
	"printed_on" date,
	"printed_at" timestamp (3) with time zone,
	CONSTRAINT "letters_printed" CHECK (num_nulls("letters"."printed_at", "letters"."printed_on", "letters"."pages", "letters"."language", "letters"."batch_id") in (0, 5)),
	CONSTRAINT "letters_staff" CHECK (("letters"."cause"::text = 'staff') = ("letters"."ordered_by_staff_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_ordered_by_staff_id_staff_id_fk" FOREIGN KEY ("ordered_by_staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_batch_id_letter_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."letter_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "letter_batches_one_open" ON "letter_batches" USING btree ("kind") WHERE finished_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "letters_one_waiting" ON "letters" USING btree ("dossier_id","kind") WHERE printed_at is null;--> statement-breakpoint
CREATE INDEX "letters_dossier_id_kind_index" ON "letters" USING btree ("dossier_id","kind");--> statement-breakpoint
CREATE INDEX "letters_batch_id_id_index" ON "letters" USING btree ("batch_id","id");--> statement-breakpoint
CREATE INDEX "letters_kind_id_index" ON "letters" USING btree ("kind","id") WHERE printed_at is null;--> statement-breakpoint
CREATE INDEX "letters_ordered_by_staff_id_index" ON "letters" USING btree ("ordered_by_staff_id");