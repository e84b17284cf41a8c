import { idle } from '../actions/state.ts';
import { signOutAction } from './actions.ts';

/** Signing out as the action of a plain form, which shows no state. */
export const signOut = signOutAction.bind(null, idle) as unknown as (form: FormData) => Promise<void>;
