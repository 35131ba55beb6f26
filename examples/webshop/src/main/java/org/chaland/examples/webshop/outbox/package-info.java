/** What shop and LMS have mailed: a stand-in for everybody's mailbox. */
@NullMarked
package org.chaland.examples.webshop.outbox;

import org.jspecify.annotations.NullMarked;
