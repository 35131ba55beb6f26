/**
 * A demo learning platform with its own tables, pages and passwords, and its plug-in for Chaland: a stand-in for Moodle or
 * another. It knows nothing of the shop.
 */
@NullMarked
package org.chaland.examples.webshop.lms;

import org.jspecify.annotations.NullMarked;
