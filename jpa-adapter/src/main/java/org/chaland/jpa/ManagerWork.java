package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;

/** What a store does with an entity manager. */
@FunctionalInterface
interface ManagerWork<T> {

    T run(EntityManager manager) throws SQLException;
}
