'use client';
import { createContext, useContext } from 'react';

export type FormView = { errors: Record<string, string>; kept: Record<string, string> };

export const FormContext = createContext<FormView>({ errors: {}, kept: {} });

export const useField = (name: string) => {
  const { errors, kept } = useContext(FormContext);
  return { error: errors[name], kept: kept[name] };
};
