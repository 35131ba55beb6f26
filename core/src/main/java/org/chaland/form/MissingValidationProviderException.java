package org.chaland.form;

import org.chaland.spi.ChalandException;

/** There is nothing on the class path that implements Jakarta Validation. */
public final class MissingValidationProviderException extends ChalandException {

    private static final long serialVersionUID = 1L;

    MissingValidationProviderException(Throwable cause) {
        super(
                "No provider of Jakarta Validation was found: add org.hibernate.validator:hibernate-validator to the"
                        + " application, or pass a Validator of your own.",
                cause);
    }
}
