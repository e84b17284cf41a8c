CREATE TABLE "kept_forms" (
	"session_id" uuid NOT NULL,
	"page" text NOT NULL,
	"typed" text NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "kept_forms_session_id_page_pk" PRIMARY KEY("session_id","page")
);
--> statement-breakpoint
ALTER TABLE "kept_forms" ADD CONSTRAINT "kept_forms_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kept_forms_kept_at_index" ON "kept_forms" USING btree ("kept_at");