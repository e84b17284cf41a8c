'use client';
import { createContext, useContext } from 'react';

export type FormView = {
  errors: Record<string, string>;
  kept: Record<string, string>;
  /** Begins the ids of its fields, where a page has more forms with fields of one name. */
  prefix: string;
};

export const FormContext = createContext<FormView>({ errors: {}, kept: {}, prefix: '' });

export const useField = (name: string) => {
  const { errors, kept, prefix } = useContext(FormContext);
  return { error: errors[name], kept: kept[name], id: `${prefix}${name}` };
};

/** The ticks of a list as they were sent, or null where nothing was sent yet. */
export const useKeptMarks = (name: string): ((value: string) => boolean) | null => {
  const { kept } = useContext(FormContext);
  return Object.keys(kept).length > 0 ? (value) => kept[`${name}-${value}`] === 'on' : null;
};
