// What three people of the demo wrote, each in the own language: the queue of the staff is not an empty room.
export const demoMessages = [
  {
    dossierNumber: 'DEMO-2',
    // Fixed, so that filling twice writes once.
    submissionId: '00000000-0000-4000-8000-000000000002',
    body: 'Bonjour,\n\nJ’ai payé une partie de cette facture le mois passé. Pouvez-vous me dire si vous avez bien reçu ce paiement ?\n\nMerci et bonne journée.',
  },
  {
    dossierNumber: 'DEMO-3',
    submissionId: '00000000-0000-4000-8000-000000000003',
    body: 'Guten Tag,\n\nich kann den Betrag nicht auf einmal zahlen. Ist es möglich, in Raten von 40 Euro im Monat zu zahlen?\n\nMit freundlichen Grüßen',
  },
  {
    dossierNumber: 'DEMO-4',
    submissionId: '00000000-0000-4000-8000-000000000004',
    body: 'Hello,\n\nI do not recognise the second invoice. Could you send me a copy of the contract, please?',
  },
] as const;
