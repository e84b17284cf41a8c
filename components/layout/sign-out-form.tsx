/** Signing out is a whole new document: nothing of a private page stays in a script's memory. */
export const SignOutForm = ({
  action,
  label,
}: {
  action: (form: FormData) => Promise<void>;
  label: string;
}) => (
  <form action={action}>
    <button type="submit" className="flex min-h-11 items-center px-1 text-ink underline underline-offset-4">
      {label}
    </button>
  </form>
);
