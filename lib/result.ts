export type Result<Value, Refusal extends string> =
  | { ok: true; value: Value }
  | { ok: false; error: Refusal };

export const ok = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });
export const err = <Refusal extends string>(error: Refusal): { ok: false; error: Refusal } => ({
  ok: false,
  error,
});
