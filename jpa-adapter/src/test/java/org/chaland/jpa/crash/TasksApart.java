package org.chaland.jpa.crash;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.chaland.model.Task;
import org.chaland.spi.Storage;
import org.chaland.spi.TaskStore;

/** The twin without an outbox: what follows from a payment is written down once the payment has been committed (I4). */
final class TasksApart {

    private final Storage sound;
    private final List<Task> waiting = new ArrayList<>();
    private boolean writesAtOnce;

    TasksApart(Storage sound) {
        this.sound = sound;
    }

    Storage storage() {
        var tasks = proxy(TaskStore.class, sound.tasks(), "insert", arguments -> insert((Task) arguments[0]));
        return proxy(Storage.class, sound, "tasks", arguments -> tasks);
    }

    void writeDown() {
        writesAtOnce = true;
        waiting.forEach(sound.tasks()::insert);
    }

    private boolean insert(Task task) {
        return writesAtOnce ? sound.tasks().insert(task) : waiting.add(task);
    }

    private static <P> P proxy(Class<P> port, P adapter, String name, Answer answer) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (method.getName().equals(name)) {
                        return answer.to(arguments);
                    }
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    try {
                        return method.invoke(adapter, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @FunctionalInterface
    private interface Answer {
        Object to(Object[] arguments);
    }
}
