package org.chaland.spi;

/**
 * Something that may call a provider was asked for inside a database transaction (I4): a slow provider would hold the
 * database, and a rollback could not take the call back.
 *
 * @since 0.1
 */
public class RemoteCallInTransactionException extends ChalandException {

    private static final long serialVersionUID = 1L;

    /** For that operation. */
    public RemoteCallInTransactionException(String operation) {
        super(operation + " may call an identity provider, so it refuses to run inside a database transaction: call it"
                + " before the transaction begins or after it has ended.");
    }
}
