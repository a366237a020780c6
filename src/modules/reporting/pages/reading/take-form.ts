/** How another module takes passages from the page that lists them: it renders a form with this id there, and is sent the ticked `mark`s. */
export const TAKE_FORM = 'take-passages';

/** The record, as `sectionsOf` names it, of which that form is asked: the passages of a call, by its id. */
export const PASSAGES_OF_CALL = 'call-passages';
