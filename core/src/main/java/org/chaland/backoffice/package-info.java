/** What staff do with customers: find, see, enter, correct, link, merge, delete, import and export them. */
@NullMarked
package org.chaland.backoffice;

import org.jspecify.annotations.NullMarked;
