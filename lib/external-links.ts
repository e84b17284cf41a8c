/**
 * Where our pages lead outside, named by `<extName>` in a rich text. Taken from public sources on 23 November 2026,
 * not opened from here.
 */
export const externalLinks = {
  extInspection: 'https://economie.fgov.be',
  extCollectorsList:
    'https://economie.fgov.be/nl/themas/financiele-diensten/schuldenlast/schuldinvordering/inschrijving-schuldinvorderaar',
  extConsumerConnect: 'https://consumerconnect.be',
  extOmbudsman: 'https://consumentenombudsdienst.be',
  extSafeonweb: 'https://safeonweb.be',
  extFirstHelp: 'https://www.eerstehulpbijschulden.be',
  extMediationBrussels: 'https://mediationdedettes.be',
  extLawBookXix: 'https://www.ejustice.just.fgov.be/eli/loi/2023/05/04/2023042228/justel',
  extLawLatePayment: 'https://www.ejustice.just.fgov.be/eli/loi/2002/08/02/2002009716/justel',
  extCardReport: 'https://macarte.be',
  extDataProtection: 'https://www.gegevensbeschermingsautoriteit.be',
} as const;
