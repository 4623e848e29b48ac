package org.toposeg.web.study;

import com.vaadin.flow.spring.security.AuthenticationContext;
import org.springframework.stereotype.Service;
import org.toposeg.web.failure.Problems;
import org.toposeg.web.security.Role;

/** Deleting as the person in the browser: administrators may, and what goes wrong is a sentence. */
@Service
public class Deletions {

    private final StudyService studies;
    private final AuthenticationContext person;
    private final Problems problems;

    Deletions(StudyService studies, AuthenticationContext person, Problems problems) {
        this.studies = studies;
        this.person = person;
        this.problems = problems;
    }

    /** Whether the person may. */
    public boolean areAllowed() {
        return person.hasRole(Role.ADMIN);
    }

    /** Gives why it failed, or null. */
    public String study(String id) {
        return attempt(() -> studies.delete(id, name()));
    }

    /** Gives why it failed, or null. */
    public String version(String study, int version) {
        return attempt(() -> studies.delete(study, version, name()));
    }

    private String attempt(Runnable deletion) {
        if (!areAllowed()) {
            return "Only an administrator may delete; ask one.";
        }
        try {
            deletion.run();
            return null;
        } catch (RuntimeException e) {
            return problems.sentence("It could not be deleted", e);
        }
    }

    private String name() {
        return person.getPrincipalName().orElse("somebody");
    }
}
