package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A query. It turns entities into values at once and detaches them: later queries of the same transaction would return a managed
 * copy, although our statements have written the row meanwhile. Parameters have the form of {@link Stored}.
 */
final class Read<E> {

    /** A hint for EclipseLink only: Hibernate would log at each query that it does not know it. */
    private static final String MANAGED = "eclipselink.maintain-cache";

    private final EntityManager manager;
    private final TypedQuery<E> query;

    Read(EntityManager manager, Class<E> type, String jpql) {
        this.manager = manager;
        // The host decides when its pending changes are flushed; none of them can be ours.
        this.query = manager.createQuery(jpql, type).setFlushMode(FlushModeType.COMMIT);
        // EclipseLink would look for changes of managed entities at the commit, and fail at an embeddable of a
        // collection.
        managed(false);
    }

    Read<E> with(String parameter, Object value) {
        query.setParameter(parameter, Stored.value(value));
        return this;
    }

    /** Sets the parameter if there is a value; a query without one does not name the parameter. */
    Read<E> with(String parameter, Optional<?> value) {
        value.ifPresent(given -> with(parameter, given));
        return this;
    }

    Read<E> limit(int rows) {
        query.setMaxResults(rows);
        return this;
    }

    /** Leaves out the first results. */
    Read<E> skip(int rows) {
        query.setFirstResult(rows);
        return this;
    }

    Read<E> locked() {
        query.setLockMode(LockModeType.PESSIMISTIC_WRITE);
        managed(true);
        return this;
    }

    <M> Optional<M> first(Function<E, M> toModel) {
        var entities = query.getResultList();
        var first = entities.isEmpty() ? Optional.<M>empty() : Optional.of(toModel.apply(entities.get(0)));
        entities.forEach(manager::detach);
        return first;
    }

    /** Returns the values in the order of the query. */
    <M> List<M> list(Function<E, M> toModel) {
        var entities = query.getResultList();
        var models = entities.stream().map(toModel).toList();
        entities.forEach(manager::detach);
        return models;
    }

    /** Returns the results of a query that selects no entities, each turned into a value. */
    <M> List<M> convert(Function<E, M> toModel) {
        return query.getResultList().stream().map(toModel).toList();
    }

    /** Returns the results of a query that selects no entities, as they are. */
    List<E> values() {
        return query.getResultList();
    }

    private void managed(boolean value) {
        if (Statements.isEclipseLink(manager)) {
            query.setHint(MANAGED, value);
        }
    }
}
