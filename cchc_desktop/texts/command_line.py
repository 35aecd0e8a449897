"""What the command line says."""

from cchc_desktop.texts.safety import CLI_BACKUP_HELP

CLI_ABOUT = "Báo cáo cải cách hành chính của cấp xã. Không có lệnh nào thì mở cửa sổ ứng dụng."
CLI_USAGE = "Cách dùng: "
CLI_COMMANDS = "Các lệnh"
CLI_COMMAND = "LỆNH"
CLI_OPTIONS = "Tùy chọn"
CLI_ARGUMENTS = "Tham số"
CLI_HELP = {
    "help": "xem cách dùng rồi thoát",
    "version": "xem phiên bản rồi thoát",
    "data": "thư mục dữ liệu của người dùng",
    "demo": "làm trọn công việc trên xã mẫu: nhập, kiểm tra, lưu, xuất mọi tệp",
    "to": "thư mục ghi tệp",
    "check": "kiểm tra một báo cáo; mã thoát 0 không có lỗi, 1 có lỗi, 2 không dùng được tệp",
    "file": "tệp báo cáo: .json, .xlsx, .docx, .pdf, .cchc do ứng dụng xuất",
    "json": "in kết quả dạng JSON",
    "previous": "báo cáo kỳ trước, có thể ghi nhiều lần",
    "export": "xuất báo cáo; không chọn dạng nào thì xuất tất cả",
    "xlsx": "tệp Excel",
    "docx": "tệp Word",
    "pdf": "tệp PDF",
    "package": "gói dữ liệu kỳ báo cáo (.cchc)",
    "as_json": "tệp JSON",
    "template": "mẫu nhập Excel để trống cho bộ phận khác điền",
    "read": "đọc một tệp bất kỳ (Excel, Word, PDF, văn bản, csv), in ra báo cáo dạng cchc-report/1",
    "any_file": "tệp cần đọc: của ứng dụng, hoặc biểu mẫu, báo cáo của nơi khác",
    "edition": "mã phiên bản biểu mẫu mà tệp phải theo",
    "period": "kỳ báo cáo, khi tệp không ghi: 2023-q1, 2023-6m, 2023-9m, 2023-year, 2023-month-03",
    "forms": "các phiên bản biểu mẫu",
    "forms_check": "mọi lỗi của các phiên bản biểu mẫu",
    "forms_list": "mã, tên, thời gian áp dụng của từng phiên bản",
    "dir": "thư mục các phiên bản, hoặc của một phiên bản",
    **CLI_BACKUP_HELP,
}
CLI_WRONG = "Câu lệnh chưa đúng; gõ “cchc-desktop --help” để xem cách dùng."
CLI_NO_DISPLAY = (
    "Máy này không có màn hình nên không mở được cửa sổ; hãy dùng các lệnh demo, check, export, read, "
    "forms, backup, verify (gõ “cchc-desktop --help” để xem)."
)
CLI_NO_WINDOW = (
    "Không mở được cửa sổ vì máy thiếu thư viện đồ họa ({reason}); hãy dùng các lệnh demo, check, "
    "export, read, forms, backup, verify."
)
CLI_MISTAKE = (
    "Ứng dụng gặp lỗi ngoài dự kiến; dữ liệu đã lưu vẫn nguyên, chi tiết ghi trong “{log}”, hãy gửi tệp "
    "đó cho người hỗ trợ."
)
CLI_FULL = "Ổ đĩa đã đầy nên kết quả chưa được ghi; hãy xóa bớt tệp không cần đến rồi chạy lại."
CLI_INTERRUPTED = "Đã dừng theo yêu cầu."
CLI_FINDING = "{level} [{check}] {message} {advice}"
CLI_EXPLAINED = "  Đã giải trình: {text}"
CLI_SUMMARY = "{errors} lỗi, {warnings} cần giải trình, {infos} gợi ý; đã có số liệu {entered}/{of} chỉ tiêu."
CLI_FORMS_SOUND = "{count} phiên bản biểu mẫu, không có lỗi."
CLI_FORMS_FAULTY = "{faults} lỗi trong {count} phiên bản biểu mẫu."
CLI_EDITION = "{id}\t{title}\t{start} - {end}{mark}"
CLI_PROVISIONAL = "\ttạm thời"
CLI_OPEN_END = "nay"
CLI_DEMO_UNIT = "Đơn vị mẫu: {unit}, {superior}, {province}."
CLI_DEMO_PERIOD = "Kỳ báo cáo: {period}. Đã nhập và lưu {count} mục qua {edits} lần ghi."
CLI_DEMO_FINDINGS = "Kết quả kiểm tra:"
CLI_DEMO_FILES = "Các tệp đã xuất:"
