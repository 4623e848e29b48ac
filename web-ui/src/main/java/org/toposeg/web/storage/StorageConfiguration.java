package org.toposeg.web.storage;

import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The database in the data folder, unless the settings name a server. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    @Bean(destroyMethod = "close")
    @Conditional(IsEmbedded.class)
    EmbeddedDatabase database(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String user,
            DataFolder data)
            throws IOException {
        return EmbeddedDatabase.open(url, user, data);
    }

    static final class IsEmbedded implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment()
                    .getProperty("spring.datasource.url", "")
                    .startsWith("jdbc:h2:file:");
        }
    }
}
