package org.chaland.spi;

import org.chaland.model.Details;

/**
 * All that is known when a form is filled; each part is empty where nothing is.
 *
 * @param record what the shop keeps of its proven owner
 * @param profile what the provider knows of the account that signed in
 * @param typed what the visitor had typed before they signed in
 * @param defaults what the shop proposes to everybody
 */
public record PrefillSources(Details record, Details profile, Details typed, Details defaults) {}
