/** Links customers to accounts at the learning provider, makes and suspends accounts, and opens the support area. */
@NullMarked
package org.chaland.linking;

import org.jspecify.annotations.NullMarked;
