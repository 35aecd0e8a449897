"""Backups, stages, hand-over: what keeps a report from being lost, and says what was sent."""

HANDOVER_UNFINISHED = (
    "CHƯA CHÉP XONG. Thư mục này chưa đủ tệp, không dùng để nộp. Cắm lại USB và bấm Gửi lần nữa để chép tiếp."
)
SLIP_TITLE = "PHIẾU GIAO NHẬN"
SLIP_SUBJECT = "Dữ liệu báo cáo cải cách hành chính {period} của {unit}"
SLIP_DOCUMENT = "Báo cáo số {number}/{symbol}, {place}, ngày {day} tháng {month} năm {year}."
SLIP_STICK = "Thư mục trên USB: {folder}. Các tệp đã được đọc lại từ USB và khớp với dữ liệu của đơn vị:"
SLIP_FOLDER = "Thư mục: {folder}. Các tệp đã được đọc lại từ thư mục này và khớp với dữ liệu của đơn vị:"
SLIP_FILES = ("TT", "Tên tệp", "Dung lượng (byte)", "Mã kiểm tra SHA-256")
SLIP_TOTALS_LINE = "Số liệu chính của báo cáo, để bên nhận đối chiếu:"
SLIP_TOTALS = ("TT", "Lĩnh vực", "Có số liệu", "Số đối chiếu")
SLIP_FILLED = "{filled}/{of}"
SLIP_REMOVE = "Đã chép xong và đã đối chiếu. Có thể rút USB."
SLIP_DONE = "Đã chép xong và đã đối chiếu."
SLIP_GIVER = "BÊN GIAO"
SLIP_TAKER = "BÊN NHẬN"
SLIP_SIGN = "(Ký, ghi rõ họ tên)"

SUPPLEMENT_TITLE = "BẢN BỔ SUNG LẦN {number}"
SUPPLEMENT_LINE = (
    "Ủy ban nhân dân {unit} gửi lại Báo cáo {period} và xin được thay thế bản đã gửi ngày {sent}. "
    "Những nội dung khác với bản đã gửi như sau:"
)
SUPPLEMENT_HEADS = ("TT", "Nội dung", "Bản đã gửi", "Bản này", "Lý do")
SUPPLEMENT_COMPUTED = "Tự thay đổi theo số liệu đã sửa"
SUPPLEMENT_DATE = "{place}, ngày     tháng     năm        "
SUPPLEMENT_BLANK = "(trống)"
SUPPLEMENT_SAME = "Không có nội dung nào khác."

HISTORY_SHEET = "Lịch sử"
HISTORY_HEADS = ("Lúc", "Người nhập", "Nội dung", "Mã", "Trước", "Sau", "Nguồn", "Tệp")
HISTORY_SOURCES = {
    "created": "tạo kỳ báo cáo",
    "typed": "gõ vào",
    "pasted": "dán vào",
    "file": "lấy từ tệp",
    "carried": "chuyển từ kỳ trước",
    "computed": "tự tính",
    "restored": "khôi phục",
    "recovered": "lấy lại từ tệp dữ liệu hỏng",
    "undo": "hoàn tác",
    "redo": "làm lại",
}
"""Where an edit came from, in a list of changes."""

MAIL_SUBJECT = "Báo cáo cải cách hành chính {period} của {unit}"
MAIL_SUPPLEMENT = "{subject} (bản bổ sung lần {number})"
MAIL_PART = "{subject} (thư {part}/{of})"
MAIL_BODY = (
    "Kính gửi: {receiving},\n\n"
    "Ủy ban nhân dân {unit} gửi Báo cáo kết quả công tác cải cách hành chính {period}, gồm các tệp đính "
    "kèm:\n"
    "{files}\n\n"
    "Trân trọng."
)
MAIL_FILE = "- {name} ({size} KB)"
MAIL_BY_HAND = (
    "Máy này chưa có chương trình thư. Hãy mở hộp thư trên trình duyệt, tạo thư mới, chép tiêu đề và nội "
    "dung "
    "ở trên, rồi đính kèm các tệp trong thư mục “{folder}”."
)

STAGES = {
    "entering": "Đang nhập",
    "checked": "Đã kiểm tra",
    "closed": "Đã chốt",
    "sent": "Đã gửi",
    "resent": "Đã gửi lại",
}
OBSTACLES = {
    "error": "Lỗi chưa sửa",
    "unexplained": "Chưa giải trình",
    "unconfirmed": "Số liệu chuyển từ kỳ trước chưa xác nhận",
}
LOCK_CLEARED = (
    "Lần trước ứng dụng tắt đột ngột khi {user} đang mở trên máy {host} từ {since}; khóa cũ đã được gỡ, "
    "dữ liệu đã lưu vẫn nguyên."
)
FOLDER_WARNINGS = {
    "network": (
        "Thư mục dữ liệu “{folder}” nằm trên máy khác trong mạng nên dữ liệu dễ hỏng khi mất mạng; hãy "
        "đặt thư mục "
        "dữ liệu trên ổ đĩa của máy này."
    ),
    "removable": (
        "Thư mục dữ liệu “{folder}” nằm trên USB hoặc thẻ nhớ nên dữ liệu dễ mất khi rút ra; hãy đặt thư "
        "mục dữ "
        "liệu trên ổ đĩa của máy này, USB chỉ để gửi báo cáo và giữ bản sao lưu."
    ),
}
BACKUP_REASONS = {
    "start": "khi mở ứng dụng",
    "change": "sau 30 phút làm việc",
    "import": "trước khi lấy số liệu từ tệp",
    "migration": "trước khi nâng cấp dữ liệu",
    "restore": "trước khi khôi phục",
    "closing": "trước khi chốt báo cáo",
    "wish": "theo yêu cầu",
    "": "không rõ",
}
BACKUP_CHECKED = "đã kiểm tra mở được"
BACKUP_UNCHECKED = "chưa kiểm tra"
BACKUP_BROKEN = "hỏng, không dùng được"

CLI_BACKUP_HELP = {
    "backup": "sao lưu: liệt kê, tạo, kiểm tra, khôi phục",
    "backup_list": "các bản sao lưu, mới nhất trước",
    "backup_make": "tạo một bản sao lưu ngay bây giờ",
    "backup_check": "mở và kiểm tra từng bản sao lưu; mã thoát 1 nếu có bản hỏng",
    "backup_restore": "xem khác biệt rồi khôi phục; thêm --yes mới thực hiện",
    "second": "thư mục sao lưu thứ hai",
    "name": "tên bản sao lưu trong danh sách, hoặc đường dẫn",
    "period": "chỉ khôi phục kỳ này, ví dụ q1/2023",
    "place": "chỉ khôi phục biểu, mục hoặc ô này, có thể ghi nhiều lần, ví dụ b1_1, van_ban, narrative.I",
    "yes": "thực hiện khôi phục",
    "verify": (
        "tệp hoặc thư mục báo cáo có nguyên vẹn không; mã thoát 0 nguyên vẹn, 1 không, 2 không dùng được"
    ),
    "whole": "tệp .cchc, .xlsx, .docx, .pdf, .json, bản sao lưu, hoặc thư mục đã chép sang USB",
    "password": "hỏi mật khẩu của gói có đặt mật khẩu",
}
CLI_BACKUP = "{name}\t{at}\t{size} KB\t{reason}\t{state}"
CLI_BACKUP_NONE = "Chưa có bản sao lưu nào."
CLI_BACKUP_MADE = "Đã sao lưu và kiểm tra mở được: {path}"
CLI_BACKUP_DIFFERS = "{unit}, {period}: {count} chỗ khác bản sao lưu"
CLI_BACKUP_LINE = "  {place}: hiện nay “{now}”, bản sao lưu “{then}”"
CLI_BACKUP_GONE = "{count} kỳ báo cáo không có trong bản sao lưu, sẽ mất nếu khôi phục tất cả."
CLI_BACKUP_SAME = "Bản sao lưu không có gì khác dữ liệu hiện nay."
CLI_BACKUP_PREVIEW = "Chưa khôi phục gì; thêm --yes để thực hiện."
CLI_BACKUP_DONE = "Đã khôi phục; dữ liệu trước đó được giữ trong bản sao lưu “{name}”."
CLI_RECOVER = "Tệp dữ liệu hỏng hoặc đã mất. Bản sao lưu sẽ dùng: {name}."
CLI_RECOVER_MISSING = (
    "Từ đó đến nay còn đọc được {count} thay đổi trong tệp hỏng, {lost} lần nhập không đọc được."
)
CLI_RECOVERED = "Đã khôi phục; tệp hỏng được giữ nguyên trong “{folder}”."
CLI_PASSWORD = "Mật khẩu: "

VERIFY_KINDS = {
    "package": "gói dữ liệu kỳ báo cáo",
    "folder": "thư mục giao nộp",
    "backup": "bản sao lưu dữ liệu, không phải báo cáo để nộp",
    "xlsx": "tệp Excel",
    "docx": "tệp Word",
    "pdf": "tệp PDF",
    "json": "tệp JSON",
    "sealed": "gói có mật khẩu",
}
VERIFY_READABLE = (
    "Đọc được: {name}, {kind}. Tệp này không mang mã kiểm tra nên không biết có bị sửa hay không; "
    "hãy đối chiếu với gói .cchc gửi cùng."
)
VERIFY_WHOLE = "Nguyên vẹn: {name}, {kind}."
VERIFY_BROKEN = "KHÔNG nguyên vẹn: {name}, {kind}."
VERIFY_HOLDS = "Báo cáo {period} của {unit}, phiên bản biểu mẫu {edition}, số liệu từ {start} đến {end}."
VERIFY_TOTAL = "  {number}. {title}: {filled}/{of} chỉ tiêu có số liệu, số đối chiếu {control}"
VERIFY_FILE = "  {name}"
VERIFY_EXTRA = "Tệp không có trong danh mục của thư mục: {name}."
VERIFY_BACKUP = "Bản sao lưu có {units} đơn vị, {periods} kỳ báo cáo, {items} mục số liệu."

SAFETY_FAILURES = {
    "store_held": (
        "Dữ liệu đang được {user} mở trên máy {host} từ {since} nên ở đây chỉ xem được; hãy đóng cửa sổ "
        "kia rồi thử lại."
    ),
    "store_gone": (
        "Tệp dữ liệu “{file}” không còn trong thư mục, chỉ còn các bản sao lưu; hãy khôi phục bản sao lưu "
        "mới nhất."
    ),
    "report_closed": "Báo cáo đã chốt nên không sửa được; hãy bấm Mở lại và ghi lý do nếu cần sửa.",
    "report_not_closed": "Báo cáo chưa chốt; hãy chốt báo cáo trước khi gửi hoặc mở lại.",
    "report_has_obstacles": (
        "Chưa chốt được vì còn {count} việc phải làm (lỗi, giải trình, số liệu chuyển kỳ chưa xác nhận); "
        "hãy xem danh sách."
    ),
    "reason_missing": "Chưa ghi lý do mở lại báo cáo; hãy ghi một câu.",
    "backup_full": (
        "Ổ đĩa đã đầy nên chưa sao lưu được vào “{folder}”; hãy xóa bớt tệp không cần đến rồi thử lại."
    ),
    "backup_refused": (
        "Không ghi được bản sao lưu vào “{folder}”; hãy nhờ người quản trị máy mở quyền ghi cho thư mục này."
    ),
    "backup_differs": (
        "Bản sao lưu “{file}” vừa tạo không khớp với dữ liệu nên đã bỏ; hãy kiểm tra ổ đĩa rồi sao lưu lại."
    ),
    "backup_damaged": "Bản sao lưu “{file}” bị hỏng nên không dùng được; hãy chọn bản khác trong danh sách.",
    "backup_foreign": "Tệp “{file}” không phải bản sao lưu của ứng dụng; hãy chọn tệp .cchc-backup.",
    "backup_nothing": "Thư mục “{folder}” chưa có dữ liệu để sao lưu; hãy chọn đúng thư mục dữ liệu.",
    "backup_without_period": (
        "Bản sao lưu “{file}” không có kỳ “{period}”; hãy ghi loại kỳ và năm như q1/2023, hoặc chọn bản khác."
    ),
    "backup_missing": "Không tìm thấy bản sao lưu “{file}”; hãy xem lại danh sách bản sao lưu.",
    "recovery_impossible": (
        "Không có bản sao lưu nào dùng được để thay tệp “{file}”; hãy giữ nguyên thư mục dữ liệu và báo "
        "người "
        "hỗ trợ."
    ),
    "file_is_backup": (
        "Tệp “{file}” là bản sao lưu dữ liệu của ứng dụng, không phải báo cáo để nộp; hãy dùng mục Sao "
        "lưu để "
        "khôi phục, và gửi tệp .cchc, .xlsx, .docx hoặc .pdf."
    ),
    "package_sealed": "Gói “{file}” có đặt mật khẩu; hãy mở bằng mật khẩu do nơi gửi cung cấp.",
    "password_wrong": (
        "Mật khẩu không đúng hoặc gói “{file}” đã bị sửa; hãy hỏi lại nơi gửi, mất mật khẩu thì không ai "
        "mở được."
    ),
    "password_short": "Mật khẩu phải có ít nhất {shortest} ký tự; hãy đặt mật khẩu dài hơn.",
    "file_differs": (
        "Tệp “{file}” mở được nhưng số liệu không khớp với báo cáo đã chốt; hãy xuất lại tệp rồi gửi lại."
    ),
    "stick_full": (
        "“{folder}” không đủ chỗ để chép báo cáo; hãy xóa bớt tệp ở đó hoặc chọn USB, thư mục khác."
    ),
    "stick_read_only": (
        "“{folder}” chỉ cho đọc; hãy gạt khóa chống ghi nếu là USB, hoặc chọn USB, thư mục khác."
    ),
    "stick_gone": (
        "Không còn thấy “{folder}” (USB bị rút ra hoặc ổ đĩa không phản hồi) nên chưa chép xong; hãy nối "
        "lại rồi thử lại để chép tiếp."
    ),
    "stick_lies": (
        "Tệp “{file}” đọc lại không giống tệp đã chép vì USB hoặc ổ đĩa hỏng, hay sai dung lượng thật; "
        "hãy chép sang USB, thư mục khác, không nộp bản này."
    ),
    "folder_unfinished": (
        "Thư mục “{file}” chép chưa xong nên không dùng để nộp; hãy cắm lại USB và gửi lại từ ứng dụng."
    ),
    "folder_foreign": (
        "Thư mục “{file}” không phải thư mục giao nộp của ứng dụng (không có manifest-sha256.txt); hãy "
        "chọn đúng "
        "thư mục."
    ),
    "folder_member_missing": "Thư mục “{file}” thiếu tệp “{member}”; hãy xin lại từ nơi gửi.",
    "folder_member_changed": (
        "Tệp “{member}” trong thư mục “{file}” đã bị sửa hoặc hỏng; hãy xin lại từ nơi gửi."
    ),
    "mail_too_large": (
        "Tệp “{file}” quá lớn để gửi qua thư ({limit} MB một thư); hãy gửi bằng USB hoặc qua hệ thống "
        "văn bản."
    ),
}
"""Joined to `FAILURES`: the same form, one sentence each."""
