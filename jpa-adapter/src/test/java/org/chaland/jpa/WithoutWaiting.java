package org.chaland.jpa;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/** EclipseLink asks again for a connection that there is none of, several times, but not after five seconds each time. */
public final class WithoutWaiting implements SessionCustomizer {

    public WithoutWaiting() {}

    @Override
    public void customize(Session session) {
        ((DatabaseLogin) session.getDatasourceLogin()).setDelayBetweenConnectionAttempts(0);
    }
}
