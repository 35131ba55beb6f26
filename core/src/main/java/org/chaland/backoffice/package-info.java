/** The back office: staff find, show, create, correct, link, merge, delete, import and export customers. */
@NullMarked
package org.chaland.backoffice;

import org.jspecify.annotations.NullMarked;
