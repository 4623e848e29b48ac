package org.toposeg.web.training.run;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets pages look at the runs every two seconds again; rests while nobody does. */
@Component
public class RunWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);
    private static final long PERIOD_SECONDS = 2;

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("run-watch").factory());

    RunWatch() {
        timer.scheduleWithFixedDelay(this::tell, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Keeps a page up to date as long as it is open.
     *
     * @param read called by another thread, which does not hold the page: a slow disk keeps nobody waiting
     * @param show given what was read, by whoever holds the page
     */
    public <T> void follow(Div page, Supplier<T> read, Consumer<T> show) {
        page.addAttachListener(attached -> {
            UI ui = attached.getUI();
            Registration reading = listen(() -> {
                T now = read.get();
                ui.access(() -> show.accept(now));
            });
            page.addDetachListener(detached -> {
                detached.unregisterListener();
                reading.remove();
            });
        });
    }

    private Registration listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void tell() {
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.warn("a page could not be told of trainings: {}", e.getMessage());
            }
        }
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
