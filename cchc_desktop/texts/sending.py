"""Closing a report, reopening it, sending it: the badge, the band, the dialogs."""

STAGE_BUTTON = "Trạng thái báo cáo"
STAGE_TIPS = {
    "entering": "Đang nhập: mọi ô còn sửa được. Bấm F9 để kiểm tra.",
    "checked": "Đã kiểm tra, không còn lỗi và chỗ phải giải trình. Sửa thêm thì phải kiểm tra lại.",
    "closed": "Đã chốt: số liệu được giữ nguyên, chờ gửi.",
    "sent": "Đã gửi: số liệu được giữ nguyên. Muốn sửa thì mở lại và ghi lý do.",
    "resent": "Đã gửi bản bổ sung. Muốn sửa thì mở lại và ghi lý do.",
}
STAGE_LINE = "Trạng thái: {stage}"
STAGE_LINE_CLOSED = "Trạng thái: {stage}, chốt lúc {time} bởi {who}"
STAGE_OF_PERIOD = "{period}  ({stage})"
CHECK_SOUND = "Đã kiểm tra: không còn lỗi hay chỗ phải giải trình, có thể chốt báo cáo."
STEP_CLOSE = "Mọi chỉ tiêu đã có số và không còn gì phải sửa: có thể chốt báo cáo rồi gửi."
STEP_SEND = "Báo cáo đã chốt: bấm nút trạng thái ở trên, chọn Gửi."
STEP_SENT = "Báo cáo đã gửi. Muốn sửa thì chọn Mở lại; lần gửi sau sẽ là bản bổ sung."

FROZEN_BAND = "Báo cáo đã chốt lúc {time} bởi {who}; muốn sửa, bấm Mở lại."
FROZEN_KNOCK = "Báo cáo đã chốt nên chưa ghi gì vào đây, số liệu vẫn nguyên; muốn sửa, bấm Mở lại."
FROZEN_STATUS = "Báo cáo đã chốt, chỉ xem."

CLOSING_TITLE = "Chốt báo cáo"
CLOSING_OBSTACLES = "Còn {count} việc phải làm trước khi chốt. Bấm đúp hoặc Enter vào một dòng để tới chỗ đó."
CLOSING_GROUP = "{kind} ({count})"
CLOSING_CARRIED = "Xem lại rồi xác nhận hoặc gõ số khác."
CLOSING_GO = "Tới chỗ này"
CLOSING_READY = "Không còn lỗi, mọi chỗ cần giải trình đã có giải trình. Khi chốt báo cáo:"
CLOSING_WILL = (
    "Số liệu, bảng kê, thuyết minh và thông tin báo cáo được giữ nguyên, không sửa được nữa.",
    "Dữ liệu được sao lưu trước khi chốt.",
    "Gói báo cáo (Excel, Word, PDF và dữ liệu) được tạo và giữ lại trên máy để gửi.",
    "Muốn sửa thì mở lại và ghi lý do; lần gửi sau sẽ là bản bổ sung.",
)
CLOSING_DO = "Chốt báo cáo"
CLOSING_NOT_YET = "Chưa chốt"
CLOSING_BACKUP = "Đang sao lưu dữ liệu…"
CLOSING_PACK = "Đang tạo gói báo cáo…"
CLOSING_NO_BACKUP = "Chưa chốt, vì chưa sao lưu được. {sentence}"
CLOSING_NO_PACKAGE = "Đã chốt, nhưng chưa tạo được gói; gói sẽ được tạo khi gửi. {sentence}"
CLOSING_STOPPED = "Đã dừng, báo cáo chưa chốt."
CLOSING_UNPACKED = "Đã chốt báo cáo. Gói báo cáo sẽ được tạo khi gửi."
CLOSING_LEFT_BEHIND = (
    "Có {count} tài liệu kiểm chứng không kèm được vào gói vì không còn tệp, không đọc được hoặc quá lớn: "
    "{files}. Hãy gửi riêng những tài liệu này."
)
CLOSING_DONE = "Đã chốt báo cáo. Gói báo cáo được giữ trên máy: {file} ({size} KB)."
CLOSING_SEND = "Gửi…"

REOPEN_TITLE = "Mở lại báo cáo"
REOPEN_CLOSED = "Báo cáo đã chốt lúc {time} bởi {who}."
REOPEN_NEVER_SENT = "Báo cáo này chưa gửi đi lần nào."
REOPEN_SENT = "Đã gửi lúc {time}, {number}, {target}."
REOPEN_MORE = "Và {count} lần gửi trước đó."
REOPEN_AFTER = "Sau khi sửa và chốt lại, lần gửi sau là bản bổ sung, kèm danh sách chỗ khác và lý do."
REOPEN_REASON = "Lý do mở lại (bắt buộc, được in vào bản bổ sung):"
REOPEN_HINT = "Ví dụ: đối chiếu với sổ một cửa thấy thiếu 03 hồ sơ."
REOPEN_DO = "Mở lại"
REOPEN_STAY = "Không mở lại"

SEND_NOT_CLOSED = (
    "Báo cáo chưa chốt nên chưa gửi được. Chốt báo cáo thì số liệu gửi đi đúng là số liệu đã kiểm tra. Chốt "
    "bây giờ?"
)
SEND_TITLE = "Gửi báo cáo"
SEND_AGAIN_TITLE = "Gửi lại tệp đã gửi"
SEND_AGAIN = "Gửi lại đúng gói đã gửi lúc {time}: {file}"
SEND_SUPPLEMENT_TITLE = "Gửi bản bổ sung lần {number}"
SEND_WHAT = "Gửi những tệp nào"
SEND_WHERE = "Gửi bằng cách nào"
SEND_FORMATS = {
    "xlsx": "Excel",
    "docx": "Word",
    "pdf": "PDF",
    "package": "Gói dữ liệu (.cchc)",
    "json": "JSON",
}
SEND_USB = "Chép vào USB"
SEND_FOLDER = "Chép vào thư mục"
SEND_MAIL = "Soạn thư điện tử"
SEND_STICK = "{name} ({path}), còn trống {free}"
SEND_STICK_NAMELESS = "{path}, còn trống {free}"
SEND_NO_STICK = "Chưa thấy USB nào. Cắm USB vào máy rồi chờ vài giây."
SEND_REFRESH = "Tìm lại"
SEND_STICKS = "USB đang cắm"
SEND_TO_WHOM = "Nơi nhận"
SEND_TO_WHOM_HINT = "địa chỉ thư, cách nhau bằng dấu phẩy"
SEND_BAD_ADDRESS = "“{address}” không phải địa chỉ thư; hãy sửa lại, các địa chỉ cách nhau bằng dấu phẩy."
SEND_PASSWORD = "Đặt mật khẩu"
SEND_PASSWORD_ONE = "Mật khẩu"
SEND_PASSWORD_TWO = "Gõ lại"
SEND_PASSWORD_HINT = (
    "Chỉ gói có mật khẩu được gửi, không kèm tệp khác. Nơi nhận mở bằng phần mềm này. Mất mật khẩu thì "
    "không ai mở được gói, kể cả người làm phần mềm."
)
SEND_PASSWORD_SHORT = "Mật khẩu phải có ít nhất {shortest} ký tự."
SEND_PASSWORD_DIFFERS = "Hai lần gõ mật khẩu chưa giống nhau."
SEND_DIFFERS = "Bản này khác bản đã gửi ngày {day} ở {count} chỗ; danh sách được gửi kèm:"
SEND_SAME = "Bản này không khác gì bản đã gửi ngày {day}."
SEND_HEADS = ("Nội dung", "Bản đã gửi", "Bản này", "Lý do")
PLACE_LABELLED = "{place}: {label}"
SEND_GO = "Gửi"
SEND_CANCEL = "Hủy"
SEND_RETRY = "Thử lại"
SENDING_STICK = "Đang tạo gói, chép và đọc lại từng tệp…"
SENDING_MAIL = "Đang tạo gói và soạn thư…"
SEND_STOPPED = "Đã dừng, chưa gửi xong. Tệp đã chép được dùng lại khi bấm Thử lại."
SENT_STICK = "Đã chép xong và đã đối chiếu. Có thể rút USB."
SENT_FOLDER = "Đã chép xong và đã đối chiếu."
SENT_PLACE = "Thư mục: {folder}"
SENT_SIZE = "{size} KB"
SENT_OPEN_SLIP = "Mở phiếu giao nhận"
SENT_PRINT_SLIP = "In phiếu"
SENT_NOT_NOTED = "Đã gửi xong nhưng chưa ghi được vào sổ các lần gửi. {sentence}"
MAIL_READY = (
    "Thư nháp đã mở trong chương trình thư. Xem lại, bấm Gửi trong chương trình đó rồi bấm “Đã gửi thư” "
    "ở đây."
)
MAIL_READY_MANY = (
    "Tệp lớn nên chia thành {count} thư nháp. Thư đầu đã mở; các thư sau nằm trong thư mục. Gửi hết rồi bấm "
    "“Đã gửi thư” ở đây."
)
MAIL_WORDS_SUBJECT = "Tiêu đề"
MAIL_WORDS_BODY = "Nội dung"
MAIL_COPY = "Chép nội dung"
MAIL_WAS_SENT = "Đã gửi thư"
MAIL_NOT_SENT = "Chưa gửi"
TARGET_MAIL = "thư điện tử gửi {recipients}"
TARGET_MAIL_NOBODY = "thư điện tử"
TARGET_FOLDER = "chép vào {folder}"

SENT_TITLE = "Các lần đã gửi"
SENT_NONE = "Báo cáo này chưa gửi đi lần nào."
SENT_HEADS = ("Lúc", "Người gửi", "Bản", "Nơi nhận", "Tệp được giữ", "Dung lượng")
SENT_FIRST = "bản đầu"
SENT_SUPPLEMENT = "bản bổ sung lần {number}"
SENT_AGAIN = "Gửi lại tệp này…"
SENT_GONE = (
    "Gói “{file}” không còn trên máy hoặc không còn nguyên như lúc gửi nên không gửi lại được; hãy chốt "
    "báo cáo rồi gửi bản mới."
)

EXPLAIN_OUTDATED = "Số liệu đã thay đổi nên giải trình trước đây không còn hiệu lực: “{text}”"
EXPLAIN_KEEP_OLD = "Dùng lại lời cũ"
FINDING_OUTDATED = "Số liệu đã đổi, cần giải trình lại. Trước đây: {text}"
