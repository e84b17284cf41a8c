CREATE TYPE "public"."claim_decision" AS ENUM('returned', 'reduced', 'reminded');--> statement-breakpoint
CREATE TYPE "public"."claim_verdict" AS ENUM('open', 'held', 'notJudged');--> statement-breakpoint
CREATE TABLE "claim_checks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "claim_checks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"dossier_id" uuid NOT NULL,
	"checked_on" date NOT NULL,
	"verdict" "claim_verdict" NOT NULL,
	"reasons" jsonb NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "claim_decisions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "claim_decisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"dossier_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"kind" "claim_decision" NOT NULL,
	"staff_id" uuid NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "claim_checks" ADD CONSTRAINT "claim_checks_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_decisions" ADD CONSTRAINT "claim_decisions_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_decisions" ADD CONSTRAINT "claim_decisions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claim_checks_dossier_id_id_index" ON "claim_checks" USING btree ("dossier_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "claim_decisions_submission_id_index" ON "claim_decisions" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "claim_decisions_dossier_id_id_index" ON "claim_decisions" USING btree ("dossier_id","id");--> statement-breakpoint
CREATE INDEX "claim_decisions_staff_id_index" ON "claim_decisions" USING btree ("staff_id");--> statement-breakpoint
CREATE TRIGGER claim_checks_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON claim_checks
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER claim_decisions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON claim_decisions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
