package org.toposeg.web.job;

import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.toposeg.web.model.ModelCatalog;
import org.toposeg.workflow.job.JobHandler;
import org.toposeg.workflow.job.JobQueue;
import org.toposeg.workflow.job.SegmentationHandler;

/** The queue that {@code toposeg batch} uses too, here in the application's own database. */
@Configuration(proxyBeanMethods = false)
class JobConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    JobQueue jobQueue(DataSource database) {
        return new JobQueue(database);
    }

    @Bean
    JobHandler segmentation(StudyTasks tasks, ModelCatalog models) {
        return new SegmentationHandler(tasks::of, name -> models.load(name).pipeline());
    }
}
