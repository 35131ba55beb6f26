package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A query for entities that are turned into values at once and detached again: a managed copy would be handed out by later
 * queries of the same transaction, although our statements have written the row meanwhile.
 */
final class Read<E> {

    /** Of EclipseLink alone: Hibernate writes into the host's log, at each query, that it does not know it. */
    private static final String MANAGED = "eclipselink.maintain-cache";

    private final EntityManager manager;
    private final TypedQuery<E> query;

    Read(EntityManager manager, Class<E> type, String jpql) {
        this.manager = manager;
        // Whether and when pending changes are written is for the host to say; none of them can be ours.
        this.query = manager.createQuery(jpql, type).setFlushMode(FlushModeType.COMMIT);
        // EclipseLink is not to manage what it reads: at the commit it would look for changes, and fail at an
        // embeddable of a
        // collection.
        managed(false);
    }

    Read<E> with(String parameter, Object value) {
        query.setParameter(parameter, value);
        return this;
    }

    /** Only where there is a value; a query without one does not name the parameter. */
    Read<E> with(String parameter, Optional<?> value) {
        value.ifPresent(given -> query.setParameter(parameter, given));
        return this;
    }

    Read<E> limit(int rows) {
        query.setMaxResults(rows);
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

    /** In the order of the query. */
    <M> List<M> list(Function<E, M> toModel) {
        var entities = query.getResultList();
        var models = entities.stream().map(toModel).toList();
        entities.forEach(manager::detach);
        return models;
    }

    /** The results of a query that asks for no entities, each turned into a value. */
    <M> List<M> convert(Function<E, M> toModel) {
        return query.getResultList().stream().map(toModel).toList();
    }

    /** The results as they are, of a query that asks for no entities. */
    List<E> values() {
        return query.getResultList();
    }

    private void managed(boolean value) {
        if (Statements.isEclipseLink(manager)) {
            query.setHint(MANAGED, value);
        }
    }
}
