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
