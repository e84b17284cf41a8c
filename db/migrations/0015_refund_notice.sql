ALTER TYPE "public"."letter_kind" ADD VALUE 'refund';--> statement-breakpoint
ALTER TYPE "public"."mail_kind" ADD VALUE 'refund';