/** Where bank files of others lie: they are read there, and never copied. */
export const samplesFolder = process.env.BANK_SAMPLES ?? '../shared/bank-samples';
