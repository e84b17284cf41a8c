ALTER TYPE "public"."message_notice" ADD VALUE 'rightDecided';--> statement-breakpoint
ALTER TYPE "public"."message_notice" ADD VALUE 'rightExtended';--> statement-breakpoint
ALTER TYPE "public"."filing_kind" ADD VALUE 'right';--> statement-breakpoint
ALTER TYPE "public"."stop_kind" ADD VALUE 'right';--> statement-breakpoint
ALTER TYPE "public"."mail_kind" ADD VALUE 'changed';