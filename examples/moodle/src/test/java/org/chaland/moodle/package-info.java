/** The provider against recordings of a real Moodle, and against a double that behaves as one was measured to. */
@NullMarked
package org.chaland.moodle;

import org.jspecify.annotations.NullMarked;
