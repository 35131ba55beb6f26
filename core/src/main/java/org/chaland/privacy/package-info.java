/** What a person can demand of whoever keeps their data. */
@NullMarked
package org.chaland.privacy;

import org.jspecify.annotations.NullMarked;
