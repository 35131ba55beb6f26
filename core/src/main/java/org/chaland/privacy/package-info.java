/** What is kept of people, why, for how long and who receives it; and what they can demand of whoever keeps it. */
@NullMarked
package org.chaland.privacy;

import org.jspecify.annotations.NullMarked;
