/** Signing out. It takes a cookie away, so that the router forgets its pages and going back asks the server again. */
export const SignOutForm = ({
  action,
  label,
}: {
  action: (form: FormData) => Promise<void>;
  label: string;
}) => (
  <form action={action}>
    <button type="submit" className="flex min-h-11 items-center text-ink underline underline-offset-4">
      {label}
    </button>
  </form>
);
