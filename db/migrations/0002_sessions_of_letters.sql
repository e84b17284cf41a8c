ALTER TYPE "public"."attempt_kind" ADD VALUE 'message';--> statement-breakpoint
ALTER TYPE "public"."attempt_kind" ADD VALUE 'upload';--> statement-breakpoint
ALTER TYPE "public"."attempt_kind" ADD VALUE 'pdf';--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "access_code_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_access_code_id_access_codes_id_fk" FOREIGN KEY ("access_code_id") REFERENCES "public"."access_codes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "one_time_codes_expires_at_index" ON "one_time_codes" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_access_code_id_index" ON "sessions" USING btree ("access_code_id");