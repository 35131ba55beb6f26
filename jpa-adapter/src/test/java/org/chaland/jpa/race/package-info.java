/** What several do at the same moment, through the front door and on a real database, at every isolation. */
@NullMarked
package org.chaland.jpa.race;

import org.jspecify.annotations.NullMarked;
