//! Sentences that everybody writes: those that close a resolution, ask for a report, keep to the budget.
//!
//! Sources: United Nations Editorial Manual, and the last paragraphs of the resolutions of the General Assembly, the Security Council and the
//! Human Rights Council. What recurs in English beside them is counted (`recurring`).

/// The formulas of English.
pub(super) const ENGLISH: &[&str] = &[
    "decides to remain actively seized of the matter",
    "decides to remain seized of the matter",
    "decides to remain seized of the question",
    "decides to continue its consideration of the question at its next session under the same agenda item",
    "decides to continue its consideration of the matter in accordance with its programme of work",
    "decides to include in the provisional agenda of its next session the item entitled",
    "decides to consider the question further at its next session",
    "requests the secretary-general to report to the general assembly at its next session on the implementation of the present resolution",
    "requests the secretary-general to submit a report on the progress made in the implementation of the present resolution",
    "requests the secretary-general to bring the present resolution to the attention of all",
    "takes note with appreciation of the report of the secretary-general",
    "guided by the purposes and principles of the charter of the united nations",
    "the purposes and principles enshrined in the charter of the united nations",
    "reaffirming its previous resolutions on the question and all relevant resolutions",
    "the promotion and protection of all human rights and fundamental freedoms for all",
    "persons belonging to national or ethnic, religious and linguistic minorities",
    "within existing resources",
];
/// The formulas of French.
pub(super) const FRENCH: &[&str] = &[
    "décide de rester saisie de la question",
    "décide de demeurer activement saisi de la question",
    "décide de poursuivre l'examen de la question à sa prochaine session",
    "décide d'inscrire à l'ordre du jour provisoire de sa prochaine session la question intitulée",
    "prie le secrétaire général de lui présenter à sa prochaine session un rapport sur l'application de la présente résolution",
    "prend note avec satisfaction du rapport du secrétaire général",
    "la promotion et la protection de tous les droits de l'homme et de toutes les libertés fondamentales",
    "dans la limite des ressources existantes",
];
/// The formulas of Spanish.
pub(super) const SPANISH: &[&str] = &[
    "decide seguir ocupándose de la cuestión",
    "decide seguir ocupándose activamente de la cuestión",
    "decide seguir examinando la cuestión en su próximo período de sesiones",
    "decide incluir en el programa provisional de su próximo período de sesiones el tema titulado",
    "solicita al secretario general que en su próximo período de sesiones le presente un informe sobre la aplicación de la presente resolución",
    "toma nota con reconocimiento del informe del secretario general",
    "la promoción y protección de todos los derechos humanos y libertades fundamentales",
    "dentro de los límites de los recursos existentes",
];
/// The formulas of Russian.
pub(super) const RUSSIAN: &[&str] = &[
    "постановляет продолжать заниматься этим вопросом",
    "постановляет продолжить рассмотрение этого вопроса на своей следующей сессии",
    "постановляет включить в предварительную повестку дня своей следующей сессии пункт озаглавленный",
    "просит генерального секретаря представить доклад об осуществлении настоящей резолюции",
    "поощрение и защита всех прав человека и основных свобод",
    "в пределах имеющихся ресурсов",
];
