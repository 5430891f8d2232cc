/// Every command, in the order in which `--help` lists them.
enum Registry {
    static let commands: [Command] = [
        InitCommand.command,
        NewCommand.command,
        CheckCommand.command,
        MembersImportCommand.command,
        MembersListCommand.command,
        MembersShowCommand.command,
        MembersExportCommand.command,
        ActivitiesImportCommand.command,
        StagesCommand.command,
        StagesExplainCommand.command,
        SegmentCommand.command,
        PlanCommand.command,
        PreviewCommand.command,
        SendTestCommand.command,
        RunCommand.command,
        StatusCommand.command,
        MessagesCommand.command,
        ExplainCommand.command,
        SuppressAddCommand.command,
        SuppressRemoveCommand.command,
        SuppressListCommand.command,
        ServeCommand.command,
        ResponsesImportCommand.command,
        ReportNPSCommand.command,
    ]
}
